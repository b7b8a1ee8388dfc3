import type { Activity, Elements } from '../model.js';
import { Synthetic } from './synthetic.js';

/**
 * The engine inverts loopCondition when it tests after, and ignores testBefore and loopMaximum. A standard loop becomes
 * what it means: a merge, the activity, and an exclusive gateway that asks for another round.
 */
export function rewriteStandardLoops(elements: Elements): void {
  for (const activity of [...elements.activities])
    if (activity.behaviour.loopCharacteristics?.type === 'bpmn:StandardLoopCharacteristics') unroll(elements, activity);
}

function unroll(elements: Elements, activity: Activity): void {
  const { loopCondition, loopMaximum, testBefore } = activity.behaviour.loopCharacteristics?.behaviour ?? {};
  const counter = `${activity.id}__n`;
  activity.behaviour.loopCharacteristics = undefined;
  activity.behaviour.compiled = { ...activity.behaviour.compiled, loopCounter: counter };
  const parts = [
    loopCondition ? `(${loopCondition.replace(/^=/, '')})` : '',
    loopMaximum ? `${counter} < ${loopMaximum}` : '',
  ].filter(Boolean);

  const add = new Synthetic(elements, activity.parent);
  const enter = `${activity.id}__enter`;
  const merge = `${activity.id}__merge`;
  const again = `${activity.id}__again`;
  const out = `${activity.id}__out`;
  for (const flow of elements.sequenceFlows) {
    if (flow.targetId === activity.id) flow.targetId = enter;
    if (flow.sourceId === activity.id) flow.sourceId = out;
  }
  add.activity(enter, 'bpmn:ExclusiveGateway', null, { compiled: { resetsCounter: counter } });
  add.activity(merge, 'bpmn:ExclusiveGateway', null);
  add.activity(again, 'bpmn:ExclusiveGateway', null);
  // An inclusive fork: conditional flows that left the activity itself keep their meaning.
  add.activity(out, 'bpmn:InclusiveGateway', null);
  add.flow(enter, merge);
  add.flow(merge, testBefore ? again : activity.id);
  add.flow(activity.id, testBefore ? merge : again);
  add.flow(again, testBefore ? activity.id : merge, `=${parts.join(' and ') || 'true'}`);
  add.flow(again, out, undefined, true);
}
