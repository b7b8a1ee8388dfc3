import type { Node, Scope } from '../diagram.js';
import { child, eventKinds } from '../diagram.js';
import type { Rule } from '../rule.js';

/** Compensation runs within one scope: of activities that completed beside the throw. */
export const compensationShapes: Rule = {
  name: 'compensation-shape',
  clause: 'BPMN 2.0, 13.5.5: compensating a completed sub-process as a whole is not executed',
  severity: 'error',
  *check(diagram) {
    for (const node of diagram.nodes) {
      if (!eventKinds(node).includes('Compensate')) continue;
      if (node.type === 'BoundaryEvent') {
        if (node.host?.inside || node.host?.type === 'CallActivity' || child(node.host?.element, 'loopCharacteristics'))
          yield { element: node.element, variant: 'host' };
      } else if (reachesInside(node)) yield { element: node.element, variant: 'nested' };
    }
  },
};

const hasCompensable = (scope: Scope): boolean =>
  scope.nodes.some(
    (node) =>
      (node.type === 'BoundaryEvent' && eventKinds(node).includes('Compensate')) ||
      (node.inside !== null && node.type !== 'Transaction' && hasCompensable(node.inside)),
  );

/** The throw would reach into sub-processes, or names an activity of another scope. */
function reachesInside(node: Node): boolean {
  const [definition] = node.element.eventDefinitions as Node['element'][];
  const target = child(definition, 'activityRef');
  if (target) return !node.scope.nodes.some((other) => other.element === target && !other.inside);
  return node.scope.nodes.some((other) => other.inside !== null && hasCompensable(other.inside));
}
