import { feelSyntaxProblem } from '../../../platform/feel/index.js';
import { nameOf } from '../diagram.js';
import type { ModdleElement } from '../model.js';
import type { Problem, Rule } from '../rule.js';

/** Expressions are FEEL; another language is never run (guarantee 7). */
export const feelSyntax: Rule = {
  name: 'feel-syntax',
  clause: 'guarantee 7: FEEL only',
  severity: 'error',
  *check(diagram): Iterable<Problem> {
    const elements = [...diagram.nodes.map((node) => node.element), ...diagram.flows.map((flow) => flow.element)];
    for (const element of [...elements, ...messages(diagram.root)]) {
      for (const { expression, language } of expressions(element)) {
        if (language && !/feel/i.test(language)) yield { element, variant: 'language', values: { language } };
        const problem = feelSyntaxProblem(expression);
        if (problem) yield { element, values: { expression, problem, name: nameOf(element) } };
      }
    }
  },
};

const messages = (root: ModdleElement) =>
  (Array.isArray(root.rootElements) ? (root.rootElements as ModdleElement[]) : []).filter(
    (element) => element.$type === 'bpmn:Message',
  );

interface Found {
  expression: string;
  language?: string;
}

/** Properties that lead elsewhere: up, to other elements, or into a sub-process whose elements are visited themselves. */
const ELSEWHERE = /^(\$|incoming$|outgoing$|flowElements$|artifacts$|default$|.*Ref$)/;

function* expressions(element: ModdleElement): Iterable<Found> {
  for (const [property, value] of Object.entries(element)) {
    if (ELSEWHERE.test(property)) continue;
    if (typeof value === 'string') {
      const language = typeof element.language === 'string' ? element.language : undefined;
      const isExpression = value.startsWith('=') || (property === 'body' && isCondition(element));
      if (isExpression) yield { expression: value, language };
    } else
      for (const inner of Array.isArray(value) ? value : [value])
        if (typeof inner === 'object' && inner !== null && '$type' in inner) yield* expressions(inner);
  }
}

/** A condition is an expression with or without the leading sign; a timer's text is one only with it. */
const isCondition = ({ $parent, $type }: ModdleElement) =>
  /FormalExpression$|Expression$/.test($type) && $parent?.$type !== 'bpmn:TimerEventDefinition';
