import type { Rule } from '../rule.js';
import { compensationShapes } from './compensation-shapes.js';
import { crossingFlow } from './crossing-flow.js';
import { deadlock } from './deadlock.js';
import { duplicateId } from './duplicate-id.js';
import { endlessLoop } from './endless-loop.js';
import { eventFlows } from './event-flows.js';
import { feelSyntax } from './feel-syntax.js';
import { gatewayConditions } from './gateway-conditions.js';
import { missingFacts } from './missing-facts.js';
import { missingReference } from './missing-reference.js';
import { notExecuted } from './not-executed.js';
import { startEvents } from './start-events.js';
import { timers } from './timers.js';
import { unassignedTask } from './unassigned-task.js';
import { unboundService } from './unbound-service.js';
import { uncaughtError } from './uncaught-error.js';
import { unknownDecision } from './unknown-decision.js';
import { unknownForm } from './unknown-form.js';
import { unknownName } from './unknown-name.js';
import { unknownProcess } from './unknown-process.js';
import { unreachable } from './unreachable.js';

export const RULES: readonly Rule[] = [
  notExecuted,
  compensationShapes,
  startEvents,
  eventFlows,
  crossingFlow,
  missingReference,
  duplicateId,
  gatewayConditions,
  unreachable,
  deadlock,
  endlessLoop,
  timers,
  feelSyntax,
  unknownName,
  unboundService,
  unknownDecision,
  unknownForm,
  unknownProcess,
  unassignedTask,
  uncaughtError,
  missingFacts,
];
