import { AppError } from '../platform/errors/index.js';
import type { Submission } from './contract.js';

const MOST_FIELDS = 5_000;
const MOST_DEPTH = 8;
const LONGEST_VALUE = 200_000;
const LONGEST_NAME = 300;

const NAME = /^[A-Za-z][\w-]*((\.[A-Za-z][\w-]*)|\[\d{1,3}\])*$/;
const DANGEROUS = new Set(['__proto__', 'constructor', 'prototype']);

type Branch = Map<string, Branch | string | string[]>;

function place(root: Branch, name: string, value: string | string[]): void {
  const steps = name.replace(/\[(\d+)\]/g, '.$1').split('.');
  if (steps.length > MOST_DEPTH || steps.some((step) => DANGEROUS.has(step))) throw new AppError('malformed');
  let branch = root;
  for (const step of steps.slice(0, -1)) {
    const next = branch.get(step);
    if (next instanceof Map) branch = next;
    else if (next === undefined) {
      const made: Branch = new Map();
      branch.set(step, made);
      branch = made;
    } else throw new AppError('malformed');
  }
  const last = steps.at(-1) ?? '';
  if (branch.get(last) instanceof Map) throw new AppError('malformed');
  branch.set(last, value);
}

/** Numbered names are a list, gaps closed; a list beside words (`recipients.coordinator`) stays a record. */
function nested(branch: Branch): unknown {
  const entries = [...branch].map(([key, value]): [string, unknown] => [
    key,
    value instanceof Map ? nested(value) : value,
  ]);
  if (entries.length === 0 || !entries.every(([key]) => /^\d+$/.test(key))) return Object.fromEntries(entries);
  return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value);
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST_VALUE;

/**
 * Fields of an urlencoded or multipart body (name -> text or texts) as nested values: `recipients[0].position`,
 * `address.street`. Names that begin with `_` belong to the page (`_csrf`, `_add:lines`) and are left out.
 * @throws AppError malformed beyond the bounds, on contradicting names and on names that are no form's.
 */
export function decodeFormBody(body: unknown): Submission {
  if (typeof body !== 'object' || body === null) throw new AppError('malformed');
  const entries = Object.entries(body).filter(([name]) => !name.startsWith('_'));
  if (entries.length > MOST_FIELDS) throw new AppError('malformed');
  const root: Branch = new Map();
  for (const [name, value] of entries) {
    if (name.length > LONGEST_NAME || !NAME.test(name)) throw new AppError('malformed');
    if (isText(value)) place(root, name, value);
    else if (Array.isArray(value) && value.length <= MOST_FIELDS && value.every(isText)) place(root, name, value);
    else throw new AppError('malformed');
  }
  return Object.fromEntries([...root].map(([key, value]) => [key, value instanceof Map ? nested(value) : value]));
}
