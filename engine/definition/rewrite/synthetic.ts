import type { Activity, Behaviour, ElementRef, Elements, Flow } from '../model.js';

/**
 * Adds what a rewrite needs. Ids are derived from the drawing's, never random: they live in saved state, which a later
 * compilation of the same diagram must fit.
 */
export class Synthetic {
  constructor(
    readonly elements: Elements,
    readonly parent: ElementRef,
  ) {}

  /** @param origin the drawn element it is reported as; null when it is never reported. */
  activity(id: string, type: string, origin: string | null, behaviour: Partial<Behaviour> = {}): Activity {
    const activity: Activity = {
      id,
      type,
      parent: { ...this.parent },
      behaviour: { $type: type, id, ...behaviour, compiled: { ...behaviour.compiled, origin } },
    };
    this.elements.activities.push(activity);
    return activity;
  }

  flow(from: string, to: string, condition?: string, isDefault?: boolean): Flow {
    const flow: Flow = {
      id: `${from}__${to}`,
      type: 'bpmn:SequenceFlow',
      parent: { ...this.parent },
      sourceId: from,
      targetId: to,
      isDefault,
      behaviour: condition ? { conditionExpression: { body: condition } } : {},
    };
    this.elements.sequenceFlows.push(flow);
    return flow;
  }
}
