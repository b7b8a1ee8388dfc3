import type { Rule } from '../rule.js';

export const crossingFlow: Rule = {
  name: 'crossing-flow',
  clause: 'BPMN 2.0, 8.3.13: a sequence flow stays in its process or sub-process',
  severity: 'error',
  *check(diagram) {
    for (const { element, source, target } of diagram.flows) if (source.scope !== target.scope) yield { element };
  },
};
