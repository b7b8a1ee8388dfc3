import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { ShiftableClock } from '../clock/index.js';
import type { Unit } from '../database/index.js';
import { newId } from '../ids/index.js';
import type { PersonActor } from '../organisation/actor.js';
import type { HeldPosition } from '../organisation/types.js';
import {
  countNotices,
  type NewNotice,
  openNotice,
  openNotices,
  postNotice,
  readNotice,
  readNoticesAbout,
} from './index.js';

const clock = new ShiftableClock();
let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(clock);
});
afterAll(() => db.drop());

const agencyId = newId();
/** A holder of one position of their own; `on-leave` is the definitive holder while a Plh acts. */
function person(standing: 'acting' | 'on-leave' = 'acting', positionId = newId()) {
  const readOnly = standing === 'on-leave';
  const position: HeldPosition = { id: positionId, code: 'kabid', name: 'Kabid', kind: 'definitive', readOnly };
  const actor: PersonActor = {
    kind: 'person',
    personId: newId(),
    name: 'Budi',
    username: 'diskominfo.kabid',
    agencyId,
    position,
    positions: [position],
    vacancies: [],
    permissions: new Set(),
    language: 'id',
  };
  const inUnit = <T>(work: (unit: Unit) => Promise<T>) =>
    db.database.inUnit(
      { kind: 'agency', agencyId, personId: actor.personId, positionIds: [positionId], sees: 'entitled' },
      work,
    );
  return { actor, positionId, inUnit };
}
type Person = ReturnType<typeof person>;

const letter = () => ({ kind: 'letter', id: newId() });
const tell = (from: Person, to: Person, notice: Partial<NewNotice> = {}) =>
  from.inUnit((unit) =>
    postNotice(unit, {
      positionId: to.positionId,
      kind: 'copy',
      subject: letter(),
      title: 'Undangan rapat',
      line: 'Tembusan dari Kadis',
      href: '/letters/7',
      ...notice,
    }),
  );
const listOf = ({ inUnit, positionId }: Person, after?: string) =>
  inUnit((unit) => openNotices(unit, [positionId], { limit: 2, after }));
const countOf = ({ inUnit, positionId }: Person) => inUnit((unit) => countNotices(unit, [positionId]));

test('a copy is listed with its subject, newest first, page by page', async () => {
  const [head, reader] = [person(), person()];
  for (const title of ['first', 'second', 'third']) {
    await tell(head, reader, { title });
    clock.advance(1_000);
  }
  const page = await listOf(reader);
  expect(page.map((notice) => notice.title)).toEqual(['third', 'second']);
  expect(page[0]).toMatchObject({ kind: 'copy', line: 'Tembusan dari Kadis', href: '/letters/7' });
  expect((await listOf(reader, page[1]!.id)).map((notice) => notice.title)).toEqual(['first']);
  expect(await countOf(reader)).toBe(3);
});

test('the same subject told twice is one line until it is read', async () => {
  const [head, reader] = [person(), person()];
  const subject = letter();
  await tell(head, reader, { subject });
  await tell(head, reader, { subject });
  expect(await countOf(reader)).toBe(1);
  await reader.inUnit((unit) => readNoticesAbout(unit, subject, reader.actor));
  await tell(head, reader, { subject });
  expect(await countOf(reader)).toBe(1);
});

test('reading clears a notice, and reading it again changes nothing', async () => {
  const [head, reader] = [person(), person()];
  await tell(head, reader);
  const [notice] = await listOf(reader);
  for (let n = 0; n < 2; n++) await reader.inUnit((unit) => readNotice(unit, notice!.id, reader.actor));
  expect(await countOf(reader)).toBe(0);
});

test('nobody sees, reads or counts what another position was told, not even by asking for it', async () => {
  const [head, reader, other] = [person(), person(), person()];
  await tell(head, reader);
  const [notice] = await listOf(reader);
  expect(await other.inUnit((unit) => openNotices(unit, [reader.positionId], { limit: 9 }))).toEqual([]);
  expect(await other.inUnit((unit) => countNotices(unit, [reader.positionId]))).toBe(0);
  const reading = other.inUnit((unit) => readNotice(unit, notice!.id, other.actor));
  await expect(reading).rejects.toMatchObject({ code: 'not-found' });
  expect(await countOf(reader)).toBe(1);
});

test('a holder on leave sees what came, and it stays unread for whoever acts', async () => {
  const head = person();
  const absent = person('on-leave');
  const subject = letter();
  await tell(head, absent, { subject });
  const [notice] = await listOf(absent);
  const reading = absent.inUnit((unit) => readNotice(unit, notice!.id, absent.actor));
  await expect(reading).rejects.toMatchObject({ code: 'forbidden', detail: { reason: 'read-only' } });
  expect(await absent.inUnit((unit) => openNotice(unit, notice!.id, absent.actor))).toMatch(/^\//);
  expect(await countOf(absent)).toBe(1);
  expect(await absent.inUnit((unit) => readNoticesAbout(unit, subject, absent.actor))).toBe(0);
  const acting = person('acting', absent.positionId);
  expect(await acting.inUnit((unit) => readNoticesAbout(unit, subject, acting.actor))).toBe(1);
});
