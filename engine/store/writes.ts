import type { Unit } from '../../platform/database/index.js';

/** One change of one table, not yet made. Its text is constant: the same name always means the same text. */
export interface Write {
  name: string;
  text: string;
  values: unknown[];
}

/** Combinations in use, each with a short name (PostgreSQL keeps 63 characters); a few dozen in all. */
const combinations = new Map<string, { name: string; text: string }>();

/**
 * All changes of a command in one statement: a round trip costs more than most of them. They do not see one another,
 * so no two may touch the same row; foreign keys between them are checked at the end.
 */
export async function writeAll(unit: Unit, writes: readonly Write[]): Promise<void> {
  if (writes.length === 0) return;
  const key = writes.map((write) => write.name).join(' ');
  const known = combinations.get(key) ?? combine(writes);
  combinations.set(key, known);
  unit.post(
    known.name,
    known.text,
    writes.flatMap((write) => write.values),
  );
}

function combine(writes: readonly Write[]): { name: string; text: string } {
  const name = `engine-writes-${combinations.size}`;
  let offset = 0;
  const parts = writes.map((write, index) => {
    const before = offset;
    offset += write.values.length;
    return `w${index} as (${write.text.replace(/\$(\d+)/g, (_, number) => `$${Number(number) + before}`)})`;
  });
  return { name, text: `with ${parts.join(',\n')} select 1` };
}
