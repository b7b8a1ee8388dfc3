import { systemScope } from '../../platform/database/index.js';
import type { Platform } from '../../platform/types.js';

export interface Gauge {
  name: string;
  help: string;
  value: number;
}

/** What waits in the whole installation at this moment. */
export async function readGauges({ database }: Platform): Promise<Gauge[]> {
  const row = await database.inUnit(
    systemScope('health'),
    (unit) =>
      unit.one<{ tasks: string; outbox: string; incidents: string }>(
        `select (select count(*) from task where state = 'open') as tasks,
                (select count(*) from outbox where delivered_at is null and given_up_at is null) as outbox,
                (select count(*) from incident where state = 'open') as incidents`,
      ),
    { readOnly: true },
  );
  return [
    { name: 'alur_open_tasks', help: 'Tasks that wait for somebody.', value: Number(row.tasks) },
    { name: 'alur_outbox_backlog', help: 'Messages not delivered yet.', value: Number(row.outbox) },
    { name: 'alur_open_incidents', help: 'Incidents nobody resolved yet.', value: Number(row.incidents) },
  ];
}
