import { feelSyntaxProblem } from '../../../platform/feel/index.js';
import { nameOf } from '../diagram.js';
import { expressionsOf, messagesOf } from '../expressions.js';
import type { Problem, Rule } from '../rule.js';

/** Expressions are FEEL; another language is never run (guarantee 7). */
export const feelSyntax: Rule = {
  name: 'feel-syntax',
  clause: 'guarantee 7: FEEL only',
  severity: 'error',
  *check(diagram): Iterable<Problem> {
    const elements = [...diagram.nodes.map((node) => node.element), ...diagram.flows.map((flow) => flow.element)];
    for (const element of [...elements, ...messagesOf(diagram.root)]) {
      for (const { expression, language } of expressionsOf(element)) {
        if (language && !/feel/i.test(language)) yield { element, variant: 'language', values: { language } };
        const problem = feelSyntaxProblem(expression);
        if (problem) yield { element, values: { expression, problem, name: nameOf(element) } };
      }
    }
  },
};
