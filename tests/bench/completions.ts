import pg from 'pg';
import { BareSql } from './bare-sql.js';
import { type Load, runLoad } from './load.js';
import { openTasks, startProduct } from './product.js';
import { median, round, type Sample, spread } from './statistics.js';

const CLIENTS = [1, 8, 32];
const ROUNDS = 3;
const SECONDS = 6;
/** Enough that 32 clients rarely meet on one case. */
const INSTANCES = 640;

export interface CompletionsResult {
  clients: number;
  product: number;
  productSpread: string;
  bare: number;
  bareSpread: string;
  ratio: number;
  p99AtHalfLoad: number | null;
}

/** Completions per second over HTTP against the bare SQL of one completion, A B A B on one server (benchmarks.md 1). */
export async function completions(databaseUrl: string, serverUrl: string): Promise<CompletionsResult[]> {
  const product = await startProduct(databaseUrl);
  const bare = await BareSql.prepare(serverUrl);
  try {
    const tasks = await openTasks(product, INSTANCES);
    const worker = new Completer(product.client, tasks);
    await worker.run({ clients: 8, seconds: 5 });
    const before = await completedRows(databaseUrl);
    worker.acknowledged = 0;

    const results: CompletionsResult[] = [];
    for (const clients of CLIENTS) {
      const ours: Sample[] = [];
      const theirs: Sample[] = [];
      for (let n = 0; n < ROUNDS; n++) {
        ours.push(await worker.run({ clients, seconds: SECONDS }));
        theirs.push(await bare.completions({ clients, seconds: SECONDS }));
      }
      const rate = median(ours.map((sample) => sample.perSecond));
      const bareRate = median(theirs.map((sample) => sample.perSecond));
      const half = clients === 8 ? await worker.run({ clients, seconds: SECONDS, pace: rate / 2 }) : null;
      results.push({
        clients,
        product: round(rate),
        productSpread: spread(ours.map((sample) => sample.perSecond)),
        bare: round(bareRate),
        bareSpread: spread(theirs.map((sample) => sample.perSecond)),
        ratio: round(rate / bareRate, 3),
        p99AtHalfLoad: half && round(half.p99),
      });
    }
    const counted = (await completedRows(databaseUrl)) - before;
    if (counted !== worker.acknowledged)
      throw new Error(`${worker.acknowledged} completions were acknowledged, ${counted} are in the database`);
    return results;
  } finally {
    await bare.close();
    product.client.close();
    await product.close();
  }
}

/** Each client takes tasks from a ring, so that a task is never completed by two. */
class Completer {
  acknowledged = 0;
  constructor(
    private readonly client: Awaited<ReturnType<typeof startProduct>>['client'],
    private readonly ring: string[],
  ) {}

  run(load: Load) {
    return runLoad(load, async () => {
      const task = this.ring.shift();
      if (!task) throw new Error('no open task is left');
      const { next } = await this.client.post<{ next: { id: string }[] }>(`/tasks/${task}/completion`, {
        values: { finished: false },
      });
      this.acknowledged++;
      this.ring.push(next[0]!.id);
    });
  }
}

async function completedRows(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: string }>(
      `select count(*) from task where state = 'done' and process_key = 'bench'`,
    );
    return Number(rows[0]!.count);
  } finally {
    await client.end();
  }
}
