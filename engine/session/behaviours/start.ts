import type { Activity } from '../../definition/model.js';
import { hostOf } from '../host.js';
import type { ActivityInstance, ContextInstance } from '../library.js';
import { library } from '../library.js';

/**
 * The engine starts every start event of a process; an instance begins with one. Called with `new`. `isStart` is not
 * configurable on the prototype, therefore it is set on each activity.
 */
const chosen = (Stock: typeof library.StartEvent) =>
  function Chosen(definition: Activity, context: ContextInstance): ActivityInstance {
    const activity = new Stock(definition, context);
    if (definition.behaviour.compiled?.startsProcess)
      Object.defineProperty(activity, 'isStart', { value: hostOf(context).beginsWith(definition.id) });
    return activity;
  };

export const ChosenStart = chosen(library.StartEvent);
export const ChosenEventGateway = chosen(library.EventBasedGateway);
