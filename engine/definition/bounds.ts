import type { LintFinding } from '../lint/finding.js';
import { DiagramRefused } from './refusal.js';

const MAX_BYTES = 2 * 1024 * 1024;
const MAX_ELEMENTS = 5_000;
const MAX_DEPTH = 100;

/** Ids become keys of plain objects inside the libraries; these would reach their prototypes. */
const FORBIDDEN_ID = /\sid\s*=\s*["'](__proto__|constructor|prototype|toString|valueOf|hasOwnProperty)["']/;

/**
 * Looks at the text of an upload before any parser does: entities would be expanded, deep nesting recursed into.
 * @throws DiagramRefused
 */
export function checkBounds(xml: string): void {
  if (Buffer.byteLength(xml) > MAX_BYTES) refuse('too-large', { limit: MAX_BYTES / 1024 / 1024 });
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) refuse('entities', {});
  const forbidden = FORBIDDEN_ID.exec(xml)?.[1];
  if (forbidden) refuse('forbidden-id', { id: forbidden }, forbidden);
  let depth = 0;
  let elements = 0;
  for (const [tag] of xml.matchAll(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<[^>]*>/g)) {
    if (tag.startsWith('<!') || tag.startsWith('<?')) continue;
    if (tag.startsWith('</')) depth--;
    else {
      elements++;
      if (!tag.endsWith('/>')) depth++;
    }
    if (depth > MAX_DEPTH) refuse('too-deep', { limit: MAX_DEPTH });
    if (elements > MAX_ELEMENTS * 4) refuse('too-many-elements', { limit: MAX_ELEMENTS });
  }
}

/** @param elements of the parsed diagram, without its drawing. @throws DiagramRefused */
export function checkCount(elements: number): void {
  if (elements > MAX_ELEMENTS) refuse('too-many-elements', { limit: MAX_ELEMENTS });
}

function refuse(rule: string, values: LintFinding['values'], elementId: string | null = null): never {
  throw new DiagramRefused([{ rule, elementId, severity: 'error', messageKey: `engine.lint.${rule}`, values }]);
}
