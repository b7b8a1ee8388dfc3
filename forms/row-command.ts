import type { Submission } from './contract.js';
import { isRecord } from './field-type.js';

/** A submit button that changes rows instead of sending the form. */
export type RowCommand = { kind: 'add'; path: string } | { kind: 'remove'; path: string; index: number };

const COMMAND = /^_(add|remove):([A-Za-z][\w.[\]-]{0,200}?)(?:\[(\d{1,3})\])?$/;

/** From the raw body, before decoding; null when the form itself was sent. */
export function rowCommand(body: unknown): RowCommand | null {
  if (!isRecord(body)) return null;
  for (const name of Object.keys(body)) {
    const match = COMMAND.exec(name);
    if (match?.[1] === 'add' && match[2]) return { kind: 'add', path: match[2] + (match[3] ? `[${match[3]}]` : '') };
    if (match?.[1] === 'remove' && match[2] && match[3])
      return { kind: 'remove', path: match[2], index: Number(match[3]) };
  }
  return null;
}

const steps = (path: string) => path.replace(/\[(\d+)\]/g, '.$1').split('.');

function changed(values: unknown, path: readonly string[], change: (rows: unknown[]) => unknown[]): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return change(Array.isArray(values) ? values : []);
  if (Array.isArray(values))
    return values.map((value, index) => (String(index) === step ? changed(value, rest, change) : value));
  const record = isRecord(values) ? values : {};
  const current = Object.hasOwn(record, step) ? record[step] : undefined;
  return { ...record, [step]: changed(current, rest, change) };
}

/** The values to show the form with again. A list that shows its first empty row counts that row. */
export function applyRowCommand(values: Submission, command: RowCommand): Submission {
  const result = changed(values, steps(command.path), (rows) =>
    command.kind === 'add'
      ? [...(rows.length === 0 ? [{}] : rows), {}]
      : rows.filter((_, index) => index !== command.index),
  );
  return isRecord(result) ? result : values;
}
