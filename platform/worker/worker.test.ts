import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { ShiftableClock } from '../clock/index.js';
import { agencySystemScope, systemScope, type Unit } from '../database/index.js';
import { newId } from '../ids/index.js';
import { silentLog } from '../log/index.js';
import {
  type Delivery,
  enqueue,
  GiveUp,
  listGivenUp,
  type OutboxMessage,
  outboxFigures,
  RetryLater,
  sendAgain,
  type Transport,
} from '../outbox/index.js';
import { createWorker, type Worker } from './index.js';

const clock = new ShiftableClock();
const HOUR = 3_600_000;
const agencyId = newId();
let db: TestDatabase;
let arrived: Delivery[] = [];
/** The far side: what it answers to the next deliveries. */
let answers: (() => unknown)[] = [];
let complaints: string[] = [];

const parcel: Transport = {
  kind: 'parcel',
  attempts: 3,
  deliver: async (delivery) => {
    arrived.push(delivery);
    await answers.shift()?.();
  },
  givenUp: async (unit, delivery, reason) => {
    complaints.push(`${unit.agencyId === agencyId} ${delivery.dedupeKey}: ${reason}`);
  },
};
const fail = (error: Error) => () => {
  throw error;
};

const worker = (transports: Transport[] = [parcel], periodic: { name: string; run(): Promise<unknown> }[] = []) =>
  createWorker({
    url: db.url,
    database: db.database,
    log: silentLog,
    transports,
    periodic: periodic.map((task) => ({ ...task, everyMs: HOUR })),
    concurrency: 2,
  });
const send = (message: Partial<OutboxMessage> & { dedupeKey: string }) =>
  db.database.inUnit(
    agencySystemScope(agencyId),
    (unit) => enqueue(unit, { kind: 'parcel', payload: { to: 'Setda' }, ...message }),
    { requestId: 'request-7' },
  );
const stateOf = (key: string) =>
  db.database.inUnit(systemScope('health'), (unit) =>
    unit.one('select state, attempts, last_error, payload from outbox where dedupe_key = $1', [key]),
  );
const keys = () => arrived.map((delivery) => delivery.dedupeKey);

beforeAll(async () => {
  db = await createTestDatabase(clock);
});
afterAll(() => db.drop());
beforeEach(() => {
  arrived = [];
  answers = [];
  complaints = [];
});

test('a message is delivered after the commit, with its key and the request it came from', async () => {
  await send({ dedupeKey: 'plain' });
  await worker().drain();
  expect(arrived).toMatchObject([
    { agencyId, dedupeKey: 'plain', attempt: 1, payload: { to: 'Setda' }, requestId: 'request-7' },
  ]);
  expect(await stateOf('plain')).toEqual({ state: 'delivered', attempts: 1, last_error: null, payload: {} });
});

test('a message for later waits for the business clock, however far it is moved', async () => {
  await send({ dedupeKey: 'later', notBefore: new Date(clock.now().getTime() + 30 * 24 * HOUR) });
  await worker().drain();
  expect(arrived).toEqual([]);
  clock.advance(31 * 24 * HOUR);
  await worker().drain();
  expect(keys()).toEqual(['later']);
});

test('a far side that fails is tried again later and in the end given up, which somebody learns', async () => {
  answers = [1, 2, 3].map(() => fail(new Error('the line is dead')));
  await send({ dedupeKey: 'dead-line' });
  await worker().drain();
  expect(await stateOf('dead-line')).toMatchObject({ state: 'pending', attempts: 1, last_error: 'the line is dead' });
  await worker().drain();
  expect(arrived).toHaveLength(1);
  for (const _ of [2, 3]) {
    clock.advance(HOUR);
    await worker().drain();
  }
  expect(arrived.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
  expect(await stateOf('dead-line')).toMatchObject({ state: 'given-up', payload: { to: 'Setda' } });
  expect(complaints).toEqual(['true dead-line: the line is dead']);
});

test('a far side that asks for patience uses up no attempt', async () => {
  answers = Array.from({ length: 5 }, () => fail(new RetryLater(60_000, 'still being signed')));
  await send({ dedupeKey: 'patience' });
  for (let minute = 0; minute < 6; minute++) {
    await worker().drain();
    clock.advance(60_000);
  }
  expect(arrived.map(({ attempt }) => attempt)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(await stateOf('patience')).toMatchObject({ state: 'delivered', attempts: 1 });
});

test('a far side that refuses for good is not asked again', async () => {
  answers = [fail(new GiveUp('no such address'))];
  await send({ dedupeKey: 'refused' });
  await worker().drain();
  clock.advance(48 * HOUR);
  await worker().drain();
  expect(keys()).toEqual(['refused']);
  expect(complaints).toEqual(['true refused: no such address']);
});

test('what was given up is listed and can be sent again once the fault is mended', async () => {
  answers = [fail(new GiveUp('address moved'))];
  await send({ dedupeKey: 'mended' });
  await worker().drain();
  const inAgency = <T>(work: (unit: Unit) => Promise<T>, agency = agencyId) =>
    db.database.inUnit(agencySystemScope(agency), work);
  const [failed] = await inAgency((unit) => listGivenUp(unit, 1));
  expect(failed).toMatchObject({ dedupeKey: 'mended', reason: 'address moved' });
  await expect(inAgency((unit) => sendAgain(unit, failed!.id), newId())).rejects.toMatchObject({ code: 'not-found' });
  await inAgency((unit) => sendAgain(unit, failed!.id));
  expect(await inAgency(outboxFigures)).toMatchObject({ pending: 1, oldestDue: expect.any(Date) });
  await worker().drain();
  expect(keys()).toEqual(['mended', 'mended']);
  await expect(inAgency((unit) => sendAgain(unit, failed!.id))).rejects.toMatchObject({ code: 'not-found' });
});

test('a message that nobody carries yet is kept', async () => {
  await send({ dedupeKey: 'unknown', kind: 'balloon' });
  await worker().drain();
  expect(await stateOf('unknown')).toMatchObject({ state: 'pending', attempts: 1 });
});

test('draining goes on while deliveries and periodic tasks make new messages', async () => {
  answers = [() => send({ dedupeKey: 'answer' })];
  let looked = 0;
  const task = { name: 'timers', run: async () => ++looked === 1 && send({ dedupeKey: 'question' }) };
  await worker([parcel], [task]).drain();
  expect(keys()).toEqual(['question', 'answer']);
});

test('a job that was lost is made again', async () => {
  await send({ dedupeKey: 'lost' });
  const client = new pg.Client({ connectionString: db.url });
  await client.connect();
  await client.query(`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`);
  await client.end();
  await worker().drain();
  expect(keys()).toEqual(['lost']);
});

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
  const started = worker([transport]);
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
  await running(worker([transport]), async () => {
    expect(await next).toMatchObject({ dedupeKey: 'orphan', attempt: 2 });
  });
});

test('a job queue that ends under the program is started again', async () => {
  const { transport, next } = nextDelivery('afterwards');
  const started = worker([transport]);
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
  await running(worker([transport]), async () => {
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
  await running(worker([{ ...transport, deliver }]), async () => {
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

test('stopping waits for the delivery that is under way', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const begun = new EventTarget();
  const beginning = once(begun, 'begun');
  answers = [
    () => {
      begun.dispatchEvent(new Event('begun'));
      return held;
    },
  ];
  const started = worker();
  await started.start();
  await send({ dedupeKey: 'under-way' });
  await beginning;
  const stopped = started.stop();
  release();
  await stopped;
  expect(await stateOf('under-way')).toMatchObject({ state: 'delivered' });
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
