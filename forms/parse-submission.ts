import type { FieldError } from '../platform/errors/index.js';
import type { FormSchema, ParseContext, Parsed, Submission } from './contract.js';
import { type DeclaredNames, declaredNames } from './declared-names.js';
import { isRecord } from './field-type.js';
import { type FormNode, ROOT, readNodes } from './form-nodes.js';
import { hideNodes, valuesOf } from './hide-nodes.js';

/** More than these, and a caller is guessing. */
const MOST_UNKNOWN = 20;

function unknownKeys(sent: unknown, names: DeclaredNames, prefix: string): string[] {
  if (!isRecord(sent)) return [];
  return Object.entries(sent).flatMap(([key, value]) => {
    const declared = names.get(key);
    if (!declared) return [prefix + key];
    if (declared.kind === 'group') return unknownKeys(value, declared.names, `${prefix}${key}.`);
    if (declared.kind === 'list' && Array.isArray(value))
      return value.flatMap((row, index) => unknownKeys(row, declared.names, `${prefix}${key}[${index}].`));
    return [];
  });
}

const errorsOf = (nodes: readonly FormNode[]): FieldError[] =>
  nodes.flatMap((node) => {
    if (node.hidden) return [];
    if (node.kind === 'field') return node.errors;
    return [...node.errors, ...(node.kind === 'list' ? node.rows : [node.children]).flatMap(errorsOf)];
  });

/**
 * What a person or program sent, read by the form. Hidden and read-only fields are dropped; every other declared key is
 * in `values`, null (lists: `[]`) when unanswered or wrong. Unknown keys are errors at the JSON door and ignored at the
 * page door, where a browser also sends the page's own fields. Synchronous and pure.
 * @throws FeelError only when a condition of the form names what does not exist.
 */
export function parseSubmission(schema: FormSchema, submission: Submission, context: ParseContext): Parsed {
  const nodes = readNodes(schema.components, submission, ROOT, context);
  hideNodes(nodes, context.values);
  const unknown = context.door === 'json' ? unknownKeys(submission, declaredNames(schema), '') : [];
  const errors = unknown
    .slice(0, MOST_UNKNOWN)
    .map((path): FieldError => ({ path, message: context.translate('forms.unknown-key') }));
  if (!isRecord(submission)) errors.push({ path: '', message: context.translate('forms.type.group') });
  errors.push(...errorsOf(nodes));
  return { values: valuesOf(nodes), errors };
}
