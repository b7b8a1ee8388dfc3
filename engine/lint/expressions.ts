import type { ModdleElement } from './model.js';

export interface FoundExpression {
  expression: string;
  language?: string;
  /** What it stands in directly: a mapping, a condition, the loop. */
  holder: ModdleElement;
}

/** Properties that lead elsewhere: up, to other elements, or into a sub-process whose elements are visited themselves. */
const ELSEWHERE = /^(\$|incoming$|outgoing$|flowElements$|artifacts$|default$|.*Ref$)/;

/** Every FEEL expression of an element and its extensions, not of elements inside it. */
export function* expressionsOf(element: ModdleElement): Iterable<FoundExpression> {
  for (const [property, value] of Object.entries(element)) {
    if (ELSEWHERE.test(property)) continue;
    if (typeof value === 'string') {
      const language = typeof element.language === 'string' ? element.language : undefined;
      const isExpression = value.startsWith('=') || (property === 'body' && isCondition(element));
      if (isExpression) yield { expression: value, language, holder: element };
    } else
      for (const inner of Array.isArray(value) ? value : [value])
        if (typeof inner === 'object' && inner !== null && '$type' in inner) yield* expressionsOf(inner);
  }
}

/** A condition is an expression with or without the leading sign; a timer's text is one only with it. */
const isCondition = ({ $parent, $type }: ModdleElement) =>
  /FormalExpression$|Expression$/.test($type) && $parent?.$type !== 'bpmn:TimerEventDefinition';

/** Messages of the diagram: their correlation keys are expressions. */
export const messagesOf = (root: ModdleElement): ModdleElement[] =>
  (Array.isArray(root.rootElements) ? (root.rootElements as ModdleElement[]) : []).filter(
    (element) => element.$type === 'bpmn:Message',
  );
