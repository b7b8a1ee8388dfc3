import type { Unit } from '../../../platform/database/index.js';
import type { Expected } from './vocabulary.js';

export interface Instruction {
  code: string;
  text: string;
  expects: Expected;
  active: boolean;
  rank: number;
}

export const instructions = (unit: Unit): Promise<Instruction[]> =>
  unit.prepared<Instruction>(
    'instructions',
    'select code, text, expects, active, rank from instruction where agency_id = $1 order by rank, code',
    [unit.agencyId],
  );

/** Only to be read and nothing to answer: the giver need not check it. */
export function expectsAnswer(codes: readonly string[], all: readonly Instruction[]): boolean {
  const expected = codes.map((code) => all.find((instruction) => instruction.code === code)?.expects ?? 'report');
  return expected.length === 0 || expected.some((it) => it !== 'read');
}

/** How often a position gave each instruction in its last hundred dispositions, most used first. */
export async function instructionUsage(unit: Unit, positionId: string): Promise<string[]> {
  const used = await unit.rows<{ code: string }>(
    `select code from (select instructions from disposition
                        where agency_id = $1 and from_position = $2 order by sent_at desc limit 100) recent,
            unnest(recent.instructions) as code
      group by code order by count(*) desc, code`,
    [unit.agencyId, positionId],
  );
  return used.map(({ code }) => code);
}

/** Changes one of the list, or adds it at the end. Codes are never reused for another meaning by the program. */
export const saveInstruction = (unit: Unit, it: Omit<Instruction, 'rank'>): Promise<number> =>
  unit.run(
    `insert into instruction (agency_id, code, text, expects, active, rank)
     values ($1, $2, $3, $4, $5, (select coalesce(max(rank), 0) + 1 from instruction where agency_id = $1))
     on conflict (agency_id, code) do update
        set text = excluded.text, expects = excluded.expects, active = excluded.active`,
    [unit.agencyId, it.code, it.text, it.expects, it.active],
  );
