import { once } from 'node:events';
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
import { createWorker } from './index.js';

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
