import type { Elements } from '../model.js';
import { Synthetic } from './synthetic.js';

/** A catch event that waits for all of its events is a fork, one catch for each, and a join under the event's own id. */
export function rewriteParallelMultiple(elements: Elements): void {
  for (const activity of [...elements.activities]) {
    const events = activity.behaviour.eventDefinitions ?? [];
    const all = activity.type === 'bpmn:IntermediateCatchEvent' && activity.behaviour.parallelMultiple;
    if (!all || events.length < 2) continue;
    const add = new Synthetic(elements, activity.parent);
    const fork = `${activity.id}__fork`;
    for (const flow of elements.sequenceFlows) if (flow.targetId === activity.id) flow.targetId = fork;
    add.activity(fork, 'bpmn:ParallelGateway', null);
    for (const [index, event] of events.entries()) {
      const one = add.activity(`${activity.id}__${index}`, 'bpmn:IntermediateCatchEvent', activity.id, {
        eventDefinitions: [event],
      });
      add.flow(fork, one.id);
      add.flow(one.id, activity.id);
    }
    activity.type = 'bpmn:ParallelGateway';
    activity.behaviour = { $type: activity.type, id: activity.id };
  }
}
