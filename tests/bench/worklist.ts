import pg from 'pg';
import { BareSql } from './bare-sql.js';
import { type Load, runLoad } from './load.js';
import { openTasks, startProduct } from './product.js';
import { median, round, type Sample } from './statistics.js';

const TASKS = 100_000;
const ROUNDS = 3;
const SECONDS = 6;
const CLIENTS = 4;

export interface WorklistResult {
  door: 'json' | 'counters';
  p50: number;
  p99: number;
  bareP99: number;
  ratio: number;
}

/**
 * Worklist of 20 rows and its counters with 100,000 open tasks while completions run beside it (benchmarks.md 2).
 * The tasks are copies of real ones, made in SQL: their positions are spread over the agency's own.
 */
export async function worklist(databaseUrl: string, serverUrl: string): Promise<WorklistResult[]> {
  const product = await startProduct(databaseUrl);
  const bare = await BareSql.prepare(serverUrl);
  try {
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
    for (const [door, path] of [
      ['json', '/tasks?limit=20'],
      ['counters', '/tasks/counters'],
    ] as const) {
      const ours: Sample[] = [];
      const theirs: Sample[] = [];
      for (let n = 0; n < ROUNDS; n++) {
        const [sample] = await Promise.all([
          runLoad({ clients: CLIENTS, seconds: SECONDS, pace: 20 }, async () => void (await product.client.get(path))),
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

/** Copies the open bench cases until `total` tasks are open, handed round the positions of their agency. */
async function multiply(url: string, total: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const columns = async (table: string) => {
      const { rows } = await client.query<{ name: string }>(
        `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
        [table],
      );
      return rows.map((row) => row.name);
    };
    const copy = async (table: string, replaced: Record<string, string>) => {
      const names = await columns(table);
      await client.query(
        `insert into ${table} (${names.join(', ')})
         select ${names.map((name) => replaced[name] ?? `source.${name}`).join(', ')} from bench_copy join ${table} source on source.${table === 'instance' ? 'id' : 'instance_id'} = bench_copy.origin`,
      );
    };
    await client.query(
      `create table bench_copy as
      select gen_random_uuid() as instance_id, gen_random_uuid() as task_id, origins.id as origin,
             positions.ids[1 + (n % cardinality(positions.ids))] as position_id
      from generate_series(1, $1::int) n
      cross join (select array_agg(id) as ids from position where agency_id = (select agency_id from instance where process_key = 'bench' limit 1)) positions
      join lateral (select id from instance where process_key = 'bench' and state = 'running' order by id offset (n % 32) limit 1) origins on true`,
      [total],
    );
    await copy('instance', { id: 'bench_copy.instance_id', root_id: 'bench_copy.instance_id' });
    await copy('task', {
      id: 'bench_copy.task_id',
      instance_id: 'bench_copy.instance_id',
      root_id: 'bench_copy.instance_id',
      assignee: `'position:' || bench_copy.position_id`,
    });
    await client.query('drop table bench_copy');
    await client.query('vacuum analyze instance');
    await client.query('vacuum analyze task');
  } finally {
    await client.end();
  }
}
