import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemScope } from '../../../platform/database/index.js';
import { complete, dispose, register } from '../../../processes/letters/tests/office-letters.js';
import { type Office, startOffice } from '../../../tests/support/office.js';

let office: Office;
const SUBJECT = 'Permohonan izin keramaian';

const one = <T>(text: string, values: unknown[]) =>
  office.house.platform.database.inUnit(systemScope('demo'), (unit) => unit.one<T>(text, values));

const personOf = async (username: string) =>
  (await one<{ person_id: string }>('select person_id from account where username = $1', [username])).person_id;

const positionOf = (username: string) =>
  one<{ id: string; name: string }>(
    `select p.id, p.name from position p join assignment s on s.position_id = p.id and s.kind = 'definitive'
       join account a on a.person_id = s.person_id where a.username = $1`,
    [username],
  );

beforeAll(async () => {
  office = await startOffice();
  const admin = await office.pages('cicalengka.admin');
  const camat = await positionOf('cicalengka.camat');
  const path = `/administration/positions/${camat.id}/appointment`;
  const done = await admin.submit(await admin.get(path), path, {
    personId: await personOf('cicalengka.sekcam'),
    kind: 'plh',
    startsOn: '2026-11-25',
    endsOn: '2026-11-27',
    basis: 'ST 1/2026',
  });
  expect(done.status).toBe(303);
  await register(await office.api('cicalengka.operator'), { subject: SUBJECT });
}, 60_000);
afterAll(() => office?.close());

test('who acts for somebody else is told what waits there, also when nothing waits at the own desk', async () => {
  const acting = await office.pages('cicalengka.sekcam');
  const worklist = await acting.get('/');
  expect(worklist.html).toContain('Menunggu di jabatan Anda yang lain');
  expect(worklist.html).toMatch(/<strong>Plh\. Camat[^<]*<\/strong>: 1 menunggu/);
  expect(worklist.html).toMatch(/Plh\. Camat[^<]* \(1 menunggu\)<\/option>/);
  expect(worklist.html).toMatch(/Tidak ada yang menunggu Anda sebagai Sekretaris/);
  expect(worklist.html).not.toContain(SUBJECT);

  const camat = await positionOf('cicalengka.camat');
  const switched = await acting.submit(worklist, '/acting-as', { position: camat.id });
  const there = await acting.follow(switched);
  expect(there.html).toContain(SUBJECT);
  expect(there.html).toMatch(/<strong>Sekretaris[^<]*<\/strong>: Tidak ada yang menunggu/);
});

test('whoever is relieved sees who handles it, and why there is nothing to fill in', async () => {
  const relieved = await office.pages('cicalengka.camat');
  const worklist = await relieved.get('/');
  const who = (
    await one<{ name: string }>('select name from person where id = $1', [await personOf('cicalengka.sekcam')])
  ).name;
  expect(worklist.html).toContain(`Ditangani Plh. ${who}`);
  expect(worklist.html).not.toContain('>Tindak lanjuti<');
  const task = /href="(\/tasks\/[^"]+)"/.exec(worklist.html)?.[1] ?? '';
  const page = await relieved.get(task);
  expect(page.html).toContain(`yang menjawab Plh. ${who}`);
  expect(page.html).not.toContain(`action="${task}/completion"`);
});

test('opening a copy clears it and leads to the letter', async () => {
  const letter = await register(await office.api('diskominfo.operator'), { subject: 'Edaran cuti bersama' });
  await complete(
    office,
    'diskominfo.kadis',
    letter,
    dispose([
      { position: 'sekdis', role: 'main' },
      { position: 'kabid-egov', role: 'copy' },
    ]),
  );
  const kabid = await office.pages('diskominfo.kabid-egov');
  const list = await kabid.get('/?tab=read');
  expect(list.html).toContain('Edaran cuti bersama');
  const action = /action="(\/dispositions\/[^"]+\/reading)"/.exec(list.html)?.[1] ?? '';
  const opened = await kabid.submit(list, action);
  expect(opened.location).toBe(`/letters/${letter.id}`);
  expect((await kabid.get('/?tab=read')).html).not.toContain('Edaran cuti bersama');
  const stayed = await kabid.submit(list, action, { stay: 'yes', _key: 'lain' });
  expect(stayed.location).toBe('/?tab=read');
});
