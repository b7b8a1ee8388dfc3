import { extension, text } from '../diagram.js';
import type { Rule } from '../rule.js';

export const unknownDecision: Rule = {
  name: 'unknown-decision',
  clause: 'BPMN 2.0, 10.2.3: a business rule task asks its rule table',
  severity: 'error',
  *check(diagram, knowledge) {
    for (const { element } of diagram.nodes) {
      const called = extension(element, 'CalledDecision');
      if (!called) continue;
      const decision = text(called, 'decisionId');
      if (!decision || !text(called, 'resultVariable')) yield { element, variant: 'incomplete' };
      else if (!decision.startsWith('=') && !knowledge.decisions.includes(decision))
        yield { element, values: { decision } };
    }
  },
};
