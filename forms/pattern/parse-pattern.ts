/** A pattern of an agency's form: the regular part of regular expressions, so that it can be matched in linear time. */
export type PatternNode =
  | { kind: 'set'; negated: boolean; ranges: [number, number][] }
  | { kind: 'sequence'; parts: PatternNode[] }
  | { kind: 'choice'; options: PatternNode[] }
  | { kind: 'repeat'; node: PatternNode; min: number; max: number }
  | { kind: 'start' }
  | { kind: 'end' };

export class PatternError extends Error {
  override readonly name = 'PatternError';
}

export const LONGEST_PATTERN = 200;
const MOST_REPEATS = 100;

const code = (character: string) => character.codePointAt(0) ?? 0;
const range = (from: string, to = from): [number, number] => [code(from), code(to)];
const DIGIT = [range('0', '9')];
const WORD = [range('0', '9'), range('A', 'Z'), range('a', 'z'), range('_')];
const SPACE = [range('\t', '\r'), range(' '), range('\u00a0')];
const CLASSES = new Map([
  ['d', { negated: false, ranges: DIGIT }],
  ['D', { negated: true, ranges: DIGIT }],
  ['w', { negated: false, ranges: WORD }],
  ['W', { negated: true, ranges: WORD }],
  ['s', { negated: false, ranges: SPACE }],
  ['S', { negated: true, ranges: SPACE }],
]);
const CONTROLS = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
]);

class Reader {
  readonly #characters: string[];
  #at = 0;
  constructor(text: string) {
    this.#characters = [...text];
  }
  get peek(): string | undefined {
    return this.#characters[this.#at];
  }
  take(expected?: string): string {
    const next = this.peek;
    if (next === undefined || (expected !== undefined && next !== expected))
      throw new PatternError(`unexpected at character ${this.#at + 1}`);
    this.#at += 1;
    return next;
  }
  takeIf(expected: string): boolean {
    if (this.peek !== expected) return false;
    this.#at += 1;
    return true;
  }
}

function escaped(reader: Reader): { negated: boolean; ranges: [number, number][] } {
  const next = reader.take();
  const known = CLASSES.get(next);
  if (known) return known;
  const control = CONTROLS.get(next);
  if (control) return { negated: false, ranges: [range(control)] };
  if (/[A-Za-z0-9]/.test(next)) throw new PatternError(`\\${next} is not supported`);
  return { negated: false, ranges: [range(next)] };
}

function bracket(reader: Reader): PatternNode {
  const negated = reader.takeIf('^');
  const ranges: [number, number][] = [];
  do {
    const first = reader.take();
    if (first === '\\') {
      const set = escaped(reader);
      if (set.negated) throw new PatternError('a negated class inside [] is not supported');
      ranges.push(...set.ranges);
    } else if (reader.takeIf('-')) {
      if (reader.peek === ']') ranges.push(range(first), range('-'));
      else {
        const last = reader.take();
        if (code(last) < code(first)) throw new PatternError(`${first}-${last} is out of order`);
        ranges.push(range(first, last));
      }
    } else ranges.push(range(first));
  } while (reader.peek !== ']');
  reader.take(']');
  return { kind: 'set', negated, ranges };
}

function atom(reader: Reader): PatternNode {
  const next = reader.take();
  switch (next) {
    case '(': {
      if (reader.takeIf('?')) reader.take(':');
      const inner = choice(reader);
      reader.take(')');
      return inner;
    }
    case '[':
      return bracket(reader);
    case '.':
      return { kind: 'set', negated: true, ranges: [range('\n')] };
    case '^':
      return { kind: 'start' };
    case '$':
      return { kind: 'end' };
    case '\\':
      return { kind: 'set', ...escaped(reader) };
    case '*':
    case '+':
    case '?':
    case '{':
    case ')':
      throw new PatternError(`${next} stands alone`);
    default:
      return { kind: 'set', negated: false, ranges: [range(next)] };
  }
}

function counted(reader: Reader): [number, number] {
  let text = '';
  while (reader.peek !== '}') text += reader.take();
  reader.take('}');
  const match = /^(\d+)(?:(,)(\d*))?$/.exec(text);
  if (!match) throw new PatternError(`{${text}} is no count`);
  const min = Number(match[1]);
  const max = match[2] === undefined ? min : match[3] === '' ? Number.POSITIVE_INFINITY : Number(match[3]);
  if (min > max || min > MOST_REPEATS || (max !== Number.POSITIVE_INFINITY && max > MOST_REPEATS))
    throw new PatternError(`{${text}} goes beyond ${MOST_REPEATS}`);
  return [min, max];
}

function repeated(reader: Reader): PatternNode {
  const node = atom(reader);
  const bounds = reader.takeIf('*')
    ? [0, Number.POSITIVE_INFINITY]
    : reader.takeIf('+')
      ? [1, Number.POSITIVE_INFINITY]
      : reader.takeIf('?')
        ? [0, 1]
        : reader.takeIf('{')
          ? counted(reader)
          : null;
  if (bounds === null) return node;
  reader.takeIf('?');
  return { kind: 'repeat', node, min: bounds[0] ?? 0, max: bounds[1] ?? 0 };
}

function choice(reader: Reader): PatternNode {
  const options: PatternNode[] = [];
  do {
    const parts: PatternNode[] = [];
    while (reader.peek !== undefined && reader.peek !== '|' && reader.peek !== ')') parts.push(repeated(reader));
    options.push({ kind: 'sequence', parts });
  } while (reader.takeIf('|'));
  return options.length === 1 && options[0] ? options[0] : { kind: 'choice', options };
}

/** @throws PatternError for what is not regular (look-around, back-references), too long or malformed. */
export function parsePattern(pattern: string): PatternNode {
  if (pattern.length > LONGEST_PATTERN) throw new PatternError(`longer than ${LONGEST_PATTERN} characters`);
  const reader = new Reader(pattern);
  const node = choice(reader);
  if (reader.peek !== undefined) throw new PatternError(`unexpected ${reader.peek}`);
  return node;
}
