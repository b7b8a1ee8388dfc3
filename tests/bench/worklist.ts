import pg from 'pg';
import { BareSql } from './bare-sql.js';
import { type Load, runLoad } from './load.js';
import { openTasks, startProduct } from './product.js';
import { median, round, type Sample } from './statistics.js';

const TASKS = 100_000;
const AGENCIES = 20;
/** Per agency; with 20 agencies 5,000 in all, 20 open tasks each. */
const DESKS = 250;
const ROUNDS = 3;
const SECONDS = 6;
const CLIENTS = 4;

export interface WorklistResult {
  door: 'json' | 'counters' | 'page';
  p50: number;
  p99: number;
  bareP99: number;
  ratio: number;
}

/**
 * Worklist of 20 rows, its counters and its page with 100,000 open tasks more than the running ones, while completions
 * run beside it at half load. The tasks are copies of real ones, made in SQL.
 */
export async function worklist(databaseUrl: string, serverUrl: string): Promise<WorklistResult[]> {
  const product = await startProduct(databaseUrl);
  const bare = await BareSql.prepare(serverUrl);
  try {
    const page = await product.browser();
    const doors = {
      json: () => product.client.get('/tasks?limit=20'),
      counters: () => product.client.get('/tasks/counters'),
      page: () => page('/worklist'),
    };
    const tasks = await openTasks(product, 64);
    await multiply(databaseUrl, TASKS);
    const ring = [...tasks];
    const completing = (load: Load) =>
      runLoad(load, async () => {
        const task = ring.shift()!;
        const { next } = await product.client.post<{ next: { id: string }[] }>(`/tasks/${task}/completion`, {
          values: { finished: false },
        });
        ring.push(next[0]!.id);
      });
    const alone = await completing({ clients: 4, seconds: 4 });

    const results: WorklistResult[] = [];
    for (const door of ['json', 'counters', 'page'] as const) {
      const ours: Sample[] = [];
      const theirs: Sample[] = [];
      for (let n = 0; n < ROUNDS; n++) {
        const [sample] = await Promise.all([
          runLoad({ clients: CLIENTS, seconds: SECONDS, pace: 20 }, async () => void (await doors[door]())),
          completing({ clients: 4, seconds: SECONDS, pace: alone.perSecond / 2 }),
        ]);
        ours.push(sample);
        theirs.push(await bare.worklists({ clients: CLIENTS, seconds: 3, pace: 20 }));
      }
      const p99 = median(ours.map((sample) => sample.p99));
      const bareP99 = median(theirs.map((sample) => sample.p99));
      results.push({
        door,
        p50: round(median(ours.map((sample) => sample.p50))),
        p99: round(p99),
        bareP99: round(bareP99, 2),
        ratio: round(p99 / bareP99),
      });
    }
    return results;
  } finally {
    await bare.close();
    product.client.close();
    await product.close();
  }
}

/**
 * Copies the open bench cases until `total` more tasks are open: 20 agencies of 250 desks each, the first being the
 * bench's own with its real positions.
 */
async function multiply(url: string, total: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      `create table bench_copy as
       with own as (select agency_id from instance where process_key = 'bench' limit 1),
            agencies as materialized (
              select 0 as number, agency_id from own
              union all select n, gen_random_uuid() from generate_series(1, $2::int - 1) n),
            positions as (
              select id, row_number() over (order by id) - 1 as number from position where agency_id = (select agency_id from own)),
            desks as materialized (
              select a.number as agency, a.agency_id, d.number, coalesce(p.id, gen_random_uuid()) as id
                from agencies a cross join generate_series(0, $3::int - 1) d(number)
                left join positions p on a.number = 0 and p.number = d.number),
            origins as materialized (
              select id, row_number() over (order by id) - 1 as number
                from (select id from instance where process_key = 'bench' and state = 'running' order by id limit 32) first)
       select gen_random_uuid() as instance_id, gen_random_uuid() as task_id, origins.id as origin, desks.agency_id,
              'position:' || desks.id as desk,
              case when n % 3 = 0 then now() + make_interval(hours => n % 500 - 50) end as due_at
         from generate_series(0, $1::int - 1) n
         join desks on desks.agency = n % $2 and desks.number = (n / $2) % $3
         join origins on origins.number = n % 32`,
      [total, AGENCIES, DESKS],
    );
    await copyRows(client, 'instance', 'id', {
      id: 'bench_copy.instance_id',
      agency_id: 'bench_copy.agency_id',
      root_id: 'bench_copy.instance_id',
    });
    await copyRows(client, 'task', 'instance_id', {
      id: 'bench_copy.task_id',
      agency_id: 'bench_copy.agency_id',
      instance_id: 'bench_copy.instance_id',
      root_id: 'bench_copy.instance_id',
      assignee: 'bench_copy.desk',
      due_at: 'bench_copy.due_at',
    });
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int as count from task where state = 'open'`,
    );
    if (rows[0]!.count < total) throw new Error(`only ${rows[0]!.count} tasks are open`);
    await client.query('drop table bench_copy');
    await client.query('vacuum analyze instance');
    await client.query('vacuum analyze task');
  } finally {
    await client.end();
  }
}

/** Every row of `table` whose `key` is the origin of a copy, once per copy, with some columns replaced. */
async function copyRows(
  client: pg.Client,
  table: string,
  key: string,
  replaced: Record<string, string>,
): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
    [table],
  );
  const names = rows.map((row) => row.name);
  const open = table === 'task' ? `and source.state = 'open'` : '';
  await client.query(
    `insert into ${table} (${names.join(', ')})
     select ${names.map((name) => replaced[name] ?? `source.${name}`).join(', ')}
       from bench_copy join ${table} source on source.${key} = bench_copy.origin ${open}`,
  );
}
