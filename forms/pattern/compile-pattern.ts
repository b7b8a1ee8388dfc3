import { PatternError, type PatternNode, parsePattern } from './parse-pattern.js';

export type Matcher = (text: string) => boolean;

type Instruction =
  | { op: 'set'; negated: boolean; ranges: [number, number][] }
  | { op: 'split'; to: [number, number] }
  | { op: 'jump'; to: number }
  | { op: 'start' | 'end' | 'match' };

/** Steps for one text are at most this many per character. */
const LONGEST_PROGRAM = 600;

function emit(node: PatternNode, program: Instruction[]): void {
  if (program.length > LONGEST_PROGRAM) throw new PatternError('too many repetitions');
  switch (node.kind) {
    case 'set':
      program.push({ op: 'set', negated: node.negated, ranges: node.ranges });
      return;
    case 'start':
    case 'end':
      program.push({ op: node.kind });
      return;
    case 'sequence':
      for (const part of node.parts) emit(part, program);
      return;
    case 'choice':
      emitChoice(node.options, program);
      return;
    case 'repeat':
      emitRepeat(node, program);
  }
}

function emitChoice(options: PatternNode[], program: Instruction[]): void {
  const exits: { op: 'jump'; to: number }[] = [];
  options.forEach((option, index) => {
    const split: Instruction = { op: 'split', to: [program.length + 1, program.length + 1] };
    if (index < options.length - 1) program.push(split);
    emit(option, program);
    if (index === options.length - 1) return;
    const exit: Instruction = { op: 'jump', to: 0 };
    exits.push(exit);
    program.push(exit);
    split.to[1] = program.length;
  });
  for (const exit of exits) exit.to = program.length;
}

function emitRepeat({ node, min, max }: { node: PatternNode; min: number; max: number }, program: Instruction[]): void {
  for (let count = 0; count < min; count += 1) emit(node, program);
  const optional = max === Number.POSITIVE_INFINITY ? 1 : max - min;
  const splits: { to: [number, number] }[] = [];
  for (let count = 0; count < optional; count += 1) {
    const split: Instruction = { op: 'split', to: [program.length + 1, 0] };
    splits.push(split);
    program.push(split);
    emit(node, program);
  }
  if (max === Number.POSITIVE_INFINITY) program.push({ op: 'jump', to: program.indexOf(splits[0] as Instruction) });
  for (const split of splits) split.to[1] = program.length;
}

/** All threads move together (Pike's machine): time grows with the text, never with the ways to match it. */
function run(program: readonly Instruction[], text: string): boolean {
  const characters = [...text];
  let threads = new Set<number>();
  const follow = (from: number, at: number, into: Set<number>) => {
    const pending = [from];
    for (let pc = pending.pop(); pc !== undefined; pc = pending.pop()) {
      if (into.has(pc)) continue;
      into.add(pc);
      const instruction = program[pc]!;
      if (instruction.op === 'jump') pending.push(instruction.to);
      else if (instruction.op === 'split') pending.push(...instruction.to);
      else if (instruction.op === 'start' ? at === 0 : instruction.op === 'end' && at === characters.length)
        pending.push(pc + 1);
    }
  };
  const accepting = program.length - 1;
  for (let at = 0; ; at += 1) {
    follow(0, at, threads);
    if (threads.has(accepting)) return true;
    if (at === characters.length) return false;
    const point = characters[at]!.codePointAt(0) ?? 0;
    const next = new Set<number>();
    for (const pc of threads) {
      const instruction = program[pc]!;
      if (instruction.op !== 'set') continue;
      if (instruction.ranges.some(([low, high]) => low <= point && point <= high) !== instruction.negated)
        follow(pc + 1, at + 1, next);
    }
    threads = next;
  }
}

const compiled = new Map<string, Matcher>();
const KEPT = 500;

/**
 * Matches anywhere in the text unless `^` and `$` say otherwise, as form-js does. @throws PatternError.
 */
export function compilePattern(pattern: string): Matcher {
  const known = compiled.get(pattern);
  if (known) return known;
  const program: Instruction[] = [];
  emit(parsePattern(pattern), program);
  if (program.length > LONGEST_PROGRAM) throw new PatternError('too many repetitions');
  program.push({ op: 'match' });
  const matcher: Matcher = (text) => run(program, text);
  if (compiled.size >= KEPT) compiled.clear();
  compiled.set(pattern, matcher);
  return matcher;
}
