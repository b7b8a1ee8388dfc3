/**
 * The part of FEEL that browsers may evaluate too: comparisons of a name with a constant, joined by and / or.
 * Serialised as JSON for `data-hide-when`; `true` and `false` are what names outside the form were folded to.
 */
export type Condition =
  | boolean
  | ['=', string, Constant]
  | ['!=', string, Constant]
  | ['and', Condition, Condition]
  | ['or', Condition, Condition];
export type Constant = string | number | boolean | null;

const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(!=|=|\(|\)))/y;

function tokens(text: string): string[] | null {
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const match = TOKEN.exec(text);
    if (!match) return null;
    found.push(match[0].trim());
  }
  return found;
}

const CONSTANTS = new Map<string, Constant>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function constant(token: string | undefined): Constant | undefined {
  if (token === undefined) return undefined;
  if (token.startsWith('"')) return token.includes('\\') ? undefined : token.slice(1, -1);
  if (/^-?\d/.test(token)) return Number(token);
  return CONSTANTS.get(token);
}

class Parser {
  #at = 0;
  constructor(readonly tokens: string[]) {}

  get done(): boolean {
    return this.#at === this.tokens.length;
  }

  #takeIf(token: string): boolean {
    if (this.tokens[this.#at] !== token) return false;
    this.#at += 1;
    return true;
  }

  joined(word: 'or' | 'and', part: () => Condition | null): Condition | null {
    let left = part();
    while (left !== null && this.#takeIf(word)) {
      const right = part();
      left = right === null ? null : [word, left, right];
    }
    return left;
  }

  readonly or = (): Condition | null => this.joined('or', this.and);
  readonly and = (): Condition | null => this.joined('and', this.comparison);

  readonly comparison = (): Condition | null => {
    if (this.#takeIf('(')) {
      const inner = this.or();
      return this.#takeIf(')') ? inner : null;
    }
    const [name, operator, right] = this.tokens.slice(this.#at, this.#at + 3);
    const value = constant(right);
    if (!name || !/^[A-Za-z_]\w*$/.test(name) || CONSTANTS.has(name) || value === undefined) return null;
    if (operator !== '=' && operator !== '!=') return null;
    this.#at += 3;
    return [operator, name, value];
  };
}

const parsed = new Map<string, Condition | null>();
const KEPT = 1_000;

/** @returns null when the expression is more than plain comparisons; then FEEL itself must evaluate it. */
export function plainCondition(expression: string): Condition | null {
  const known = parsed.get(expression);
  if (known !== undefined) return known;
  const found = tokens(expression.replace(/^=/, ''));
  const parser = found && new Parser(found);
  const condition = parser?.or() ?? null;
  const result = parser?.done ? condition : null;
  if (parsed.size >= KEPT) parsed.clear();
  parsed.set(expression, result);
  return result;
}
