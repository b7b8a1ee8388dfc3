import type { Node } from '../diagram.js';
import { child, eventKinds, extension, list } from '../diagram.js';
import type { Problem, Rule } from '../rule.js';

const TYPES: Record<string, string> = {
  ComplexGateway: 'complex-gateway',
  AdHocSubProcess: 'ad-hoc',
  CallChoreography: 'choreography',
};

/** A construct is executed as the standard says, or refused by name (guarantee 11). */
export const notExecuted: Rule = {
  name: 'not-executed',
  clause: 'BPMN 2.0, 2.1.2: execution conformance is claimed for the rest',
  severity: 'error',
  *check(diagram) {
    for (const node of diagram.nodes) {
      const variant = TYPES[node.type] ?? refusedEvent(node) ?? refusedLoop(node) ?? refusedActivity(node);
      if (variant) yield { element: node.element, variant } satisfies Problem;
    }
  },
};

function refusedActivity(node: Node): string | null {
  const { element, type } = node;
  if (type === 'ReceiveTask' && element.instantiate === true) return 'instantiating-receive';
  if (type === 'EventBasedGateway' && element.eventGatewayType === 'Parallel') return 'parallel-event-gateway';
  if (type === 'ScriptTask' && !extension(element, 'Script') && !extension(element, 'TaskDefinition')) return 'script';
  if (type === 'CallActivity' && child(element, 'calledElementRef')) return 'global-task';
  return null;
}

const CATCHES_AT_START = new Set(['Message', 'Signal', 'Timer']);
const HANDLED = new Set(['Message', 'Signal', 'Timer', 'Error', 'Escalation', 'Conditional']);

function refusedEvent(node: Node): string | null {
  const kinds = eventKinds(node);
  const handler = node.scope.element.triggeredByEvent === true;
  if (node.type === 'StartEvent') {
    if (kinds.length > 1) return 'multiple-start';
    const [kind] = kinds;
    if (!kind) return null;
    if (handler) return HANDLED.has(kind) ? null : 'handler-start';
    return node.scope.node || !CATCHES_AT_START.has(kind) ? 'start-kind' : null;
  }
  if (node.type === 'BoundaryEvent' && node.element.parallelMultiple === true) return 'parallel-multiple-boundary';
  if (node.type === 'BoundaryEvent' && kinds.length > 1) return 'multiple-boundary';
  if (kinds.includes('Terminate') && node.scope.nodes.some((other) => other.element.triggeredByEvent === true))
    return 'terminate-beside-handler';
  if (kinds.includes('Cancel') && !isOfTransaction(node)) return 'cancel-outside-transaction';
  return null;
}

const isOfTransaction = (node: Node) =>
  node.type === 'BoundaryEvent' ? node.host?.type === 'Transaction' : node.scope.node?.type === 'Transaction';

function refusedLoop({ element, type, inside }: Node): string | null {
  const loop = child(element, 'loopCharacteristics');
  if (loop?.$type !== 'bpmn:MultiInstanceLoopCharacteristics') return null;
  const zeebe = extension(loop, 'LoopCharacteristics');
  if (!zeebe?.inputCollection) return 'loop-without-collection';
  if (inside && zeebe.outputCollection) return 'loop-output-of-sub-process';
  if (list(loop, 'complexBehaviorDefinition').length > 0) return 'loop-behaviour';
  return type === 'ReceiveTask' ? 'loop-of-receive' : null;
}
