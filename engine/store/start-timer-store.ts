import type { Unit } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';

export interface StartTimer {
  processKey: string;
  elementId: string;
  expression: string;
  text: string;
  dueAt: Date;
  repeat: number | null;
}

export type StartTimerRow = StartTimer & { id: string; agencyId: string };

const COLUMNS = `id, agency_id as "agencyId", process_key as "processKey", element_id as "elementId", expression, text,
  due_at as "dueAt", repeat`;

/** Those that are no longer drawn go, new ones come, the others keep their rhythm. */
export async function replaceStartTimers(unit: Unit, timers: readonly StartTimer[]): Promise<void> {
  const keys = timers.map((timer) => [timer.processKey, timer.elementId, timer.expression].join('\n'));
  await unit.run(
    `delete from start_timer where agency_id = $1
        and not (process_key || chr(10) || element_id || chr(10) || expression = any($2))`,
    [unit.agencyId, keys],
  );
  for (const timer of timers)
    await unit.run(
      `insert into start_timer (id, agency_id, process_key, element_id, expression, text, due_at, repeat)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
      [
        newId(),
        unit.agencyId,
        timer.processKey,
        timer.elementId,
        timer.expression,
        timer.text,
        timer.dueAt,
        timer.repeat,
      ],
    );
}

/** As for timers of instances: another node takes over when the lease has run out. */
export const leaseStartTimers = (unit: Unit, now: Date): Promise<StartTimerRow[]> =>
  unit.rows<StartTimerRow>(
    `update start_timer set leased_until = clock_timestamp() + interval '1 minute'
      where id in (select id from start_timer where due_at <= $1
                      and (leased_until is null or leased_until < clock_timestamp())
                    order by due_at limit 100 for update skip locked)
     returning ${COLUMNS}`,
    [now],
  );

export const lockStartTimer = (unit: Unit, id: string): Promise<StartTimerRow | undefined> =>
  unit.row<StartTimerRow>(`select ${COLUMNS} from start_timer where id = $1 for update`, [id]);

export const moveStartTimer = (unit: Unit, id: string, dueAt: Date, repeat: number): Promise<number> =>
  unit.run('update start_timer set due_at = $2, repeat = $3, leased_until = null where id = $1', [id, dueAt, repeat]);

export const deleteStartTimer = (unit: Unit, id: string): Promise<number> =>
  unit.run('delete from start_timer where id = $1', [id]);
