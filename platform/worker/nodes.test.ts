import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { ShiftableClock } from '../clock/index.js';
import { agencySystemScope } from '../database/index.js';
import { newId } from '../ids/index.js';
import { silentLog } from '../log/index.js';
import { type Delivery, enqueue, type OutboxMessage, type Transport } from '../outbox/index.js';
import { createWorker, type Worker } from './index.js';

const clock = new ShiftableClock();
const HOUR = 3_600_000;
const agencyId = newId();
let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(clock);
});
afterAll(() => db.drop());

/** A far side that takes everything. */
const silent: Transport = { kind: 'parcel', deliver: async () => {} };
const worker = (transport = silent) =>
  createWorker({ url: db.url, database: db.database, log: silentLog, transports: [transport], concurrency: 2 });
const send = (message: Partial<OutboxMessage> & { dedupeKey: string }) =>
  db.database.inUnit(agencySystemScope(agencyId), (unit) =>
    enqueue(unit, { kind: 'parcel', payload: { to: 'Setda' }, ...message }),
  );

/** Resolves with the delivery of that message; what other tests have left over may arrive before it. */
function nextDelivery(key: string): { transport: Transport; next: Promise<Delivery> } {
  let note: (delivery: Delivery) => void;
  const next = new Promise<Delivery>((resolve) => {
    note = resolve;
  });
  const deliver = async (delivery: Delivery) => {
    if (delivery.dedupeKey === key) note(delivery);
  };
  return { transport: { kind: 'parcel', deliver }, next };
}

async function running(started: Worker, work: () => Promise<void>) {
  await started.start();
  try {
    await work();
  } finally {
    await started.stop();
  }
}

test('a running worker delivers at once what is enqueued, and says that it is well', async () => {
  const { transport, next } = nextDelivery('at-once');
  const started = worker(transport);
  expect(started.healthy()).toBe(false);
  await running(started, async () => {
    expect(started.healthy()).toBe(true);
    await send({ dedupeKey: 'at-once' });
    expect(await next).toMatchObject({ dedupeKey: 'at-once' });
  });
  expect(started.healthy()).toBe(false);
});

/** A node in a process of its own whose far side never answers. */
async function nodeThatHangs() {
  const bundle = join(import.meta.dirname, `../../tests/.artifacts/worker-${process.pid}.mjs`);
  const source = `
    import { Database } from '../database/index.js';
    import { systemClock } from '../clock/index.js';
    import { silentLog } from '../log/index.js';
    import { createWorker } from './index.js';
    const url = process.argv[2];
    const deliver = () => new Promise(() => console.log('delivering'));
    const database = new Database(url, systemClock, silentLog);
    await createWorker({ url, database, log: silentLog, transports: [{ kind: 'parcel', deliver }] }).start();
    console.log('ready');`;
  await build({
    stdin: { contents: source, resolveDir: import.meta.dirname, loader: 'ts' },
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  const child = spawn(process.execPath, [bundle, db.url], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return { child, bundle, says: async () => (await lines.next()).value as string };
}

test('what a killed node was delivering is delivered by the next one at once', async () => {
  const node = await nodeThatHangs();
  expect(await node.says()).toBe('ready');
  await send({ dedupeKey: 'orphan', queue: 'instance-1', notBefore: new Date() });
  expect(await node.says()).toBe('delivering');
  node.child.kill('SIGKILL');
  await once(node.child, 'exit');
  rmSync(node.bundle);
  const { transport, next } = nextDelivery('orphan');
  await running(worker(transport), async () => {
    expect(await next).toMatchObject({ dedupeKey: 'orphan', attempt: 2 });
  });
});

test('a job queue that ends under the program is started again', async () => {
  const { transport, next } = nextDelivery('afterwards');
  const started = worker(transport);
  await running(started, async () => {
    // What makes graphile-worker end by itself: a newer program has changed its tables.
    const end = async () => {
      await query(`select pg_notify('worker:migrate', '{"breaking": true, "migrationNumber": 999}')`);
      return started.healthy();
    };
    await expect.poll(end, { timeout: 5_000 }).toBe(false);
    await expect.poll(() => started.healthy(), { timeout: 10_000 }).toBe(true);
    process.exitCode = undefined;
    await send({ dedupeKey: 'afterwards' });
    expect(await next).toMatchObject({ dedupeKey: 'afterwards' });
  });
});

test('a node that lives keeps its jobs', async () => {
  const first = worker();
  await running(first, async () => {
    await running(worker(), async () => {
      const { rows } = await query('select count(*)::int as nodes from worker_node');
      expect(rows).toEqual([{ nodes: 2 }]);
    });
  });
  expect((await query('select count(*)::int as nodes from worker_node')).rows).toEqual([{ nodes: 0 }]);
});

test('a node whose connections were cut comes back as one node and goes on delivering', async () => {
  const { transport, next } = nextDelivery('after-the-cut');
  await running(worker(transport), async () => {
    await query(`select pg_terminate_backend(pid, 5000) from pg_stat_activity
                  where datname = current_database() and application_name in ('alur-node', 'alur-worker')`);
    const alive = async () =>
      (
        await query(
          `select count(*)::int as nodes from worker_node join pg_locks on objid = number and classid = 4712010
          and database = (select oid from pg_database where datname = current_database())`,
        )
      ).rows[0].nodes;
    await expect.poll(alive, { timeout: 20_000 }).toBe(1);
    await send({ dedupeKey: 'after-the-cut' });
    expect(await next).toMatchObject({ dedupeKey: 'after-the-cut' });
  });
});

test('a message whose job was taken over a connection that broke is delivered all the same, and its queue goes on', async () => {
  const { transport, next } = nextDelivery('behind-the-lost');
  const delivered: string[] = [];
  const deliver = async (delivery: Delivery) => {
    delivered.push(delivery.dedupeKey);
    await transport.deliver(delivery);
  };
  await running(worker({ ...transport, deliver }), async () => {
    await send({
      dedupeKey: 'lost-on-the-way',
      queue: 'instance-7',
      notBefore: new Date(clock.now().getTime() + HOUR),
    });
    // What is left of it: the database says that the living node has it, the node never heard of it.
    await query(`
      with node as (select holders[1] as holder from worker_node),
           job as (update graphile_worker._private_jobs j
                      set run_at = now(), attempts = j.attempts + 1, locked_at = now(), locked_by = node.holder
                     from node, outbox o where o.dedupe_key = 'lost-on-the-way' and j.key = 'outbox:' || o.id
                returning j.job_queue_id, node.holder),
           queue as (update graphile_worker._private_job_queues q set locked_at = now(), locked_by = job.holder
                       from job where q.id = job.job_queue_id returning 1)
      update outbox set due_at = created_at from queue where dedupe_key = 'lost-on-the-way'`);
    await send({ dedupeKey: 'behind-the-lost', queue: 'instance-7' });
    expect(await next).toMatchObject({ attempt: 1 });
    expect(delivered).toEqual(['lost-on-the-way', 'behind-the-lost']);
  });
});

async function query(text: string) {
  const client = new pg.Client({ connectionString: db.url });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}
