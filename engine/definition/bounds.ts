import type { LintFinding } from '../lint/finding.js';
import { DiagramRefused } from './refusal.js';

const MAX_BYTES = 2 * 1024 * 1024;
const MAX_ELEMENTS = 5_000;
const MAX_DEPTH = 100;

/** Ids become keys of plain objects inside the libraries; these would reach their prototypes. */
const FORBIDDEN_IDS = new Set(['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty']);

/**
 * Looks at the text of an upload before any parser does: entities would be expanded, deep nesting recursed into.
 * @throws DiagramRefused
 */
export function checkBounds(xml: string): void {
  if (Buffer.byteLength(xml) > MAX_BYTES) refuse('too-large', { limit: MAX_BYTES / 1024 / 1024 });
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) refuse('entities', {});
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

/** @param ids of the parsed diagram, without its drawing. @throws DiagramRefused */
export function checkIds(ids: readonly string[]): void {
  if (ids.length > MAX_ELEMENTS) refuse('too-many-elements', { limit: MAX_ELEMENTS });
  const bad = ids.find((id) => FORBIDDEN_IDS.has(id));
  if (bad !== undefined) refuse('forbidden-id', { id: bad }, bad);
}

function refuse(rule: string, values: LintFinding['values'], elementId: string | null = null): never {
  throw new DiagramRefused([{ rule, elementId, severity: 'error', messageKey: `engine.lint.${rule}`, values }]);
}
