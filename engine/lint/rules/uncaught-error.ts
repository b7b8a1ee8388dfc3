import type { Node } from '../diagram.js';
import { child, eventKinds, list } from '../diagram.js';
import type { Rule } from '../rule.js';

/** Code of the error an event names; null catches or throws any. */
const codeOf = (node: Node): string | null => {
  const reference = child(list(node.element, 'eventDefinitions')[0], 'errorRef');
  const code = reference?.errorCode ?? reference?.id;
  return typeof code === 'string' ? code : null;
};

const catches = (event: Node, code: string | null) =>
  eventKinds(event).includes('Error') && (codeOf(event) === null || codeOf(event) === code);

/** May be meant, when the process is called and its caller catches; otherwise it ends as an incident. */
export const uncaughtError: Rule = {
  name: 'uncaught-error',
  clause: 'BPMN 2.0, 10.4.3: an error end is caught by a boundary event around it',
  severity: 'warning',
  *check(diagram) {
    for (const node of diagram.nodes)
      if (node.type === 'EndEvent' && eventKinds(node).includes('Error') && !isCaught(node))
        yield { element: node.element };
  },
};

function isCaught(thrower: Node): boolean {
  const code = codeOf(thrower);
  for (let scope: Node['scope'] | undefined = thrower.scope; scope; scope = scope.node?.scope) {
    if (scope.node?.boundaries.some((event) => catches(event, code))) return true;
    const handlers = scope.nodes.filter((node) => node.element.triggeredByEvent === true && node.inside);
    if (
      handlers.some((handler) =>
        handler.inside?.nodes.some((event) => event.type === 'StartEvent' && catches(event, code)),
      )
    )
      return true;
  }
  return false;
}
