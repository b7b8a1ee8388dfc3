import type { Rule } from '../rule.js';

export const duplicateId: Rule = {
  name: 'duplicate-id',
  clause: 'BPMN 2.0, 8.2.1: an id names one element',
  severity: 'error',
  *check(diagram) {
    const seen = new Set<string>();
    for (const { id, element } of [
      ...diagram.scopes.filter((scope) => !scope.node),
      ...diagram.nodes,
      ...diagram.flows,
    ]) {
      if (seen.has(id)) yield { element, values: { id } };
      seen.add(id);
    }
  },
};
