import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, startOffice } from '../../../tests/support/office.js';
import { complete, dispose, edges, letterOf, ok, type Registered, read, register, report } from './office-letters.js';

let office: Office;
beforeAll(async () => {
  office = await startOffice();
}, 60_000);
afterAll(() => office?.close());

const KADIS = 'diskominfo.kadis';
const KABID = 'diskominfo.kabid-egov';
const KASI = 'diskominfo.kasi-pengembangan';
const SEKDIS = 'diskominfo.sekdis';

const secret = async (security: 'T' | 'R', ...to: string[]): Promise<Registered> => {
  const operator = await office.api('diskominfo.operator');
  const letter = await register(operator, { number: `SIFAT/${Math.random()}`, security });
  await complete(office, KADIS, letter, dispose(to.map((position) => ({ position }))));
  return letter;
};
const sees = async (username: string, { id }: Registered) => {
  const { status } = await (await office.api(username)).call('GET', `/letters/${id}`);
  return status === 200;
};
const edgeTo = async (letter: Registered, code: string) => {
  const found = (await edges(office, KADIS, letter.id)).filter(({ to }) => to.code === code).at(-1);
  if (!found) throw new Error(`no edge to ${code}`);
  return found;
};
const act = async (letter: Registered, code: string, what: string, reason = 'Keliru.') =>
  (await office.api(KADIS)).call('POST', `/dispositions/${(await edgeTo(letter, code)).id}/${what}`, {
    body: { reason },
  });

test.each(['T', 'R'] as const)('a recipient of a %s letter that is taken back sees it no more', async (security) => {
  const letter = await secret(security, 'kabid-egov', 'sekdis');
  expect(await sees(KABID, letter)).toBe(true);
  await ok(act(letter, 'kabid-egov', 'withdrawal'));
  expect(await sees(KABID, letter)).toBe(false);
  expect(await sees(SEKDIS, letter)).toBe(true);
  expect(await sees(KADIS, letter)).toBe(true);
});

test('of a restricted letter that is taken back the unit sees nothing more either', async () => {
  const letter = await secret('T', 'kabid-egov', 'sekdis');
  const unitOf = () =>
    office.house.platform.database.inUnit({ kind: 'system', purpose: 'demo' }, (unit) =>
      unit.rows(
        `select 1 from letter_access a join position p on p.unit_id = a.unit_id
          where a.letter_id = $1 and p.code = 'kabid-egov' and a.reason = 'disposition'`,
        [letter.id],
      ),
    );
  expect(await unitOf()).toHaveLength(1);
  await ok(act(letter, 'kabid-egov', 'withdrawal'));
  expect(await unitOf()).toEqual([]);
});

test('who read it and gave it back keeps nothing once it went to somebody else', async () => {
  const letter = await secret('R', 'kabid-egov');
  await read(office, KABID, letter);
  await complete(office, KABID, letter, { decision: 'return', note: 'Bukan bidang kami.' });
  await complete(office, KADIS, letter, { decision: 'redirect', recipient: 'sekdis' });
  expect(await sees(KABID, letter)).toBe(false);
  expect(await sees(SEKDIS, letter)).toBe(true);
});

test('who was let off without an answer sees it no more; who reported keeps it for the record', async () => {
  const letter = await secret('R', 'kabid-egov', 'sekdis');
  await complete(office, SEKDIS, letter, report('Sudah dikerjakan.'));
  for (const code of ['kabid-egov', 'sekdis']) await ok(act(letter, code, 'waiver'));
  expect(await sees(KABID, letter)).toBe(false);
  expect(await sees(SEKDIS, letter)).toBe(true);
});

test('with a branch that is let off everybody beneath who has not answered loses it', async () => {
  const letter = await secret('R', 'kabid-egov', 'sekdis');
  await complete(office, KABID, letter, dispose([{ position: 'kasi-pengembangan' }]));
  expect(await sees(KASI, letter)).toBe(true);
  await ok(act(letter, 'kabid-egov', 'waiver'));
  expect(await sees(KASI, letter)).toBe(false);
  expect(await sees(KABID, letter)).toBe(false);
});

test('who was named by the addressee goes on seeing it after the disposition is taken back', async () => {
  const operator = await office.api('diskominfo.operator');
  const letter = await register(operator, { number: 'SIFAT/ditunjuk', security: 'R' });
  const body = { position: 'kabid-egov', reason: 'Membuka sampul.' };
  await ok((await office.api(KADIS)).call('POST', `/letters/${letter.id}/access`, { body }));
  await complete(office, KADIS, letter, dispose([{ position: 'kabid-egov' }, { position: 'sekdis' }]));
  await ok(act(letter, 'kabid-egov', 'withdrawal'));
  expect(await sees(KABID, letter)).toBe(true);
});

test('who acted without ever opening it has read it, and it is not taken back', async () => {
  const letter = await secret('R', 'kabid-egov', 'sekdis');
  await complete(office, KABID, letter, dispose([{ position: 'kasi-pengembangan' }]));
  expect((await edgeTo(letter, 'kabid-egov')).readAt).not.toBeNull();
  const refused = await act(letter, 'kabid-egov', 'withdrawal');
  expect(refused.status).toBe(409);
  expect(JSON.stringify(refused.body)).toMatch(/Sudah dibaca .+ pada /);
});

test('a flow that an administrator ends voids its letter, with the reason and the open dispositions', async () => {
  const letter = await register(await office.api('diskominfo.operator'), { number: 'BATAL/1' });
  await complete(office, KADIS, letter, dispose([{ position: 'kabid-egov' }]));
  const admin = await office.api('diskominfo.admin');
  const reason = 'Rilis baru, dicatat ulang.';
  await ok(admin.call('POST', `/instances/${letter.instanceId}/cancellation`, { body: { reason } }));

  expect(await letterOf(office, KADIS, letter.id)).toMatchObject({ state: 'voided', reason });
  const tree = await edges(office, KADIS, letter.id);
  expect(tree.map(({ status }) => status)).toEqual(['withdrawn', 'withdrawn']);
  const where = await ok(
    (await office.api(KADIS)).call<{ sentence: string }>('GET', `/letters/${letter.id}/whereabouts`),
  );
  expect(where.sentence).toContain(reason);
});
