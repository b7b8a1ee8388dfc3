import type { Activity, Process } from '../../definition/model.js';
import type { ActivityInstance, ContextInstance } from '../library.js';
import { library } from '../library.js';
import { ConditionAtRest } from './conditional.js';
import { TokenFlow } from './flow.js';
import { AndJoin, OrJoin } from './join.js';
import { evaluateOutbound, takeEveryFlow } from './outbound.js';
import { RepeatingMessage, RepeatingSignal } from './rearm.js';
import { ScopedError } from './scoped-error.js';
import { ScopedEscalation } from './scoped-escalation.js';
import { HeldService } from './service.js';
import { ChosenEventGateway, ChosenStart } from './start.js';
import { DurableTimer } from './timer.js';

/** BPMN type without prefix -> constructor. */
export type Behaviours = Readonly<Record<string, unknown>>;

/** What the library runs, with ours in place of its own. A call activity is a wait state: its child is an instance. */
export const BEHAVIOURS: Behaviours = {
  ...library,
  CallActivity: library.SignalTask,
  ConditionalEventDefinition: ConditionAtRest,
  ErrorEventDefinition: ScopedError,
  EscalationEventDefinition: ScopedEscalation,
  EventBasedGateway: ChosenEventGateway,
  InclusiveGateway: OrJoin,
  MessageEventDefinition: RepeatingMessage,
  ParallelGateway: AndJoin,
  SequenceFlow: TokenFlow,
  SignalEventDefinition: RepeatingSignal,
  StartEvent: ChosenStart,
  TimerEventDefinition: DurableTimer,
};

library.Activity.prototype._doRunOutbound = takeEveryFlow;
library.Activity.prototype.evaluateOutbound = evaluateOutbound;

const SERVICES = new Set(['bpmn:ServiceTask', 'bpmn:SendTask', 'bpmn:BusinessRuleTask']);

/** Finishes an element after the library has resolved its type. */
export function bindBehaviour(element: Activity | Process): void {
  if (SERVICES.has(element.type)) element.behaviour.Service = HeldService;
  if ('parent' in element && element.behaviour.isForCompensation) keepFromStarting(element);
}

type Constructor = new (definition: Activity, context: ContextInstance) => ActivityInstance;

/** A compensation handler has no inbound flow once its association is gone, and would start with its scope. */
function keepFromStarting(element: Activity): void {
  const Stock = element.Behaviour as Constructor;
  element.Behaviour = function Handler(definition: Activity, context: ContextInstance) {
    return Object.defineProperty(new Stock(definition, context), 'isStart', { value: false });
  };
}
