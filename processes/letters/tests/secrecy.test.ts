import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, startOffice } from '../../../tests/support/office.js';
import { complete, dispose, ok, type Registered, register, taskOf } from './office-letters.js';

let office: Office;
const letters: Record<'T' | 'R' | 'SR', Registered> = {} as never;

beforeAll(async () => {
  office = await startOffice();
  const operator = await office.api('diskominfo.operator');
  letters.T = await register(operator, { number: 'RHS/1', security: 'T', subject: 'Terbatas kembang melati' });
  letters.R = await register(operator, { number: 'RHS/2', security: 'R', subject: 'Rahasia kembang melati' });
  letters.SR = await register(operator, { number: 'RHS/3', security: 'SR', subject: undefined });
}, 60_000);
afterAll(() => office?.close());

const LEVELS = ['T', 'R', 'SR'] as const;
const PATHS = ['', '/whereabouts', '/dispositions', '/disposition-sheet.pdf', '/files/1'];
const status = async (username: string, path: string) => (await (await office.api(username)).call('GET', path)).status;
const found = async (username: string, query: string): Promise<string[]> => {
  const client = await office.api(username);
  const { items } = await ok(client.call<{ items: { id: string }[] }>('GET', `/letters?limit=100&${query}`));
  return items.map(({ id }) => id);
};

test('who is not entitled finds nothing on any route, in lists, search, counters and pages', async () => {
  for (const outsider of ['diskominfo.kabid-ikp', 'diskominfo.kasi-media', 'diskominfo.admin', 'setda.sekda']) {
    const pages = await office.pages(outsider);
    // The administrator sits in the registry's unit, which keeps the restricted letters (domain.md 2.4).
    const levels = LEVELS.filter((level) => outsider !== 'diskominfo.admin' || level !== 'T');
    for (const level of levels) {
      for (const path of PATHS)
        expect(await status(outsider, `/letters/${letters[level].id}${path}`), `${outsider} ${level} ${path}`).toBe(
          404,
        );
      expect((await pages.get(`/letters/${letters[level].id}`)).status).toBe(404);
      const client = await office.api(outsider);
      const { instanceId } = letters[level];
      expect([403, 404]).toContain((await client.call('GET', `/instances/${instanceId}`)).status);
      expect([403, 404]).toContain((await client.call('GET', `/instances/${instanceId}/history`)).status);
      for (const act of ['comments', 'content'])
        expect(
          (
            await client.call('POST', `/letters/${letters[level].id}/${act}`, {
              body: act === 'comments' ? { text: 'x' } : { subject: 'x' },
            })
          ).status,
        ).toBe(404);
    }
    for (const query of ['q=melati', 'q=RHS', 'number=RHS/2', 'sender=bappeda', ''])
      for (const level of levels)
        expect(await found(outsider, query), `${outsider} ${query}`).not.toContain(letters[level].id);
  }
});

test('the registrar of a secret letter keeps the envelope and loses the content', async () => {
  const operator = await office.api('diskominfo.operator');
  const letter = await ok(
    operator.call<{ sender: string; subject: string | null; envelopeOnly: boolean; files: unknown[] }>(
      'GET',
      `/letters/${letters.R.id}`,
    ),
  );
  expect(letter).toMatchObject({ sender: 'Bappeda', subject: null, envelopeOnly: true, files: [] });
  expect(await status('diskominfo.operator', `/letters/${letters.R.id}/dispositions`)).toBe(404);
  expect(await found('diskominfo.operator', 'q=melati')).not.toContain(letters.R.id);
  expect(await found('diskominfo.operator', 'number=RHS/2')).toContain(letters.R.id);
});

test('the addressee opens it, adds the content of the envelope, and whoever it is disposed to joins', async () => {
  const head = await office.api('diskominfo.kadis');
  expect(await found('diskominfo.kadis', 'q=melati')).toContain(letters.R.id);
  await ok(head.call('POST', `/letters/${letters.SR.id}/content`, { body: { subject: 'Sangat rahasia anggrek' } }));
  expect((await head.call('POST', `/letters/${letters.SR.id}/content`, { body: { subject: 'Lagi' } })).status).toBe(
    409,
  );
  expect(await found('diskominfo.kadis', 'q=anggrek')).toEqual([]);

  await complete(office, 'diskominfo.kadis', letters.R, dispose([{ position: 'kabid-egov' }]));
  expect(await status('diskominfo.kabid-egov', `/letters/${letters.R.id}`)).toBe(200);
  expect(await status('diskominfo.kasi-tatakelola', `/letters/${letters.R.id}`)).toBe(404);
  expect((await taskOf(office, 'diskominfo.kabid-egov', letters.R)).name).toBe('Tindak lanjuti');
});

test('a restricted letter is known to the whole unit it was disposed to, not to the next', async () => {
  await complete(office, 'diskominfo.kadis', letters.T, dispose([{ position: 'kabid-egov' }]));
  expect(await status('diskominfo.kabid-egov', `/letters/${letters.T.id}`)).toBe(200);
  expect(await status('diskominfo.kabid-infrastruktur', `/letters/${letters.T.id}`)).toBe(404);
});

test('a duplicate of a letter that may not be known is only said to exist', async () => {
  const operator = await office.api('diskominfo.operator');
  await office.house.platform.database.inUnit({ kind: 'system', purpose: 'demo' }, (unit) =>
    unit.run('delete from letter_access where letter_id = $1 and sight = $2', [letters.R.id, 'envelope']),
  );
  const again = await register(operator, { number: 'RHS/2' });
  expect(again.possibleDuplicates).toEqual([{ restricted: true }]);
});

test('row-level security alone hides a secret letter, its files, dispositions, comments and history', async () => {
  const { database } = office.house.platform;
  const ids = await database.inUnit({ kind: 'system', purpose: 'demo' }, (unit) =>
    unit.one<{ agency: string; position: string }>(
      `select p.agency_id as agency, p.id as position from position p join agency a on a.id = p.agency_id
        where a.code = 'diskominfo' and p.code = 'kabid-ikp'`,
    ),
  );
  const scope = {
    kind: 'agency',
    agencyId: ids.agency,
    personId: '01a20010-0000-7000-8000-000000000001',
    positionIds: [ids.position],
    sees: 'entitled',
  } as const;
  await database.inUnit(scope, async (unit) => {
    const secret = [letters.R.id, letters.SR.id, letters.T.id];
    for (const table of [
      'letter_content',
      'letter_file',
      'disposition',
      'disposition_evidence',
      'letter_comment',
      'letter_correction',
      'letter_event',
      'letter_access',
    ])
      expect(await unit.rows(`select 1 from ${table} where letter_id = any ($1)`, [secret]), table).toEqual([]);
    expect(await unit.rows('select 1 from letter where id = any ($1)', [secret])).toEqual([]);
    expect(await unit.rows(`select letters_found(array['%melati%'])`)).toEqual([]);
    expect(await unit.run(`update letter set sender = 'x' where id = any ($1)`, [secret])).toBe(0);
  });
});

test('the addressee names an officer who then sees and opens the letter, until it is taken back', async () => {
  const letter = await register(await office.api('diskominfo.operator'), {
    number: 'RHS/9',
    security: 'R',
    subject: null,
  });
  const head = await office.api('diskominfo.kadis');
  const officer = 'diskominfo.kasi-tatakelola';
  const grant = { position: 'kasi-tatakelola', reason: 'Membuka sampul selama saya dinas luar.' };

  const stranger = await office.api('diskominfo.kabid-ikp');
  expect((await stranger.call('POST', `/letters/${letter.id}/access`, { body: grant })).status).toBe(404);
  const { id } = await ok(head.call<{ id: string }>('POST', `/letters/${letter.id}/access`, { body: grant }), 201);
  expect(await status(officer, `/letters/${letter.id}`)).toBe(200);
  const refused = await (await office.api(officer)).call('POST', `/letters/${letter.id}/access`, { body: grant });
  expect(refused.status).toBe(403);
  await ok(
    (await office.api(officer)).call('POST', `/letters/${letter.id}/content`, { body: { subject: 'Dibuka petugas' } }),
  );
  const page = await (await office.pages('diskominfo.kadis')).get(`/letters/${letter.id}`);
  expect(page.html).toContain('Membuka sampul selama saya dinas luar.');
  expect(page.html).toContain(`/letter-access/${id}/revocation`);

  await ok(head.call('POST', `/letter-access/${id}/revocation`, { body: { reason: 'Sudah kembali.' } }));
  expect(await status(officer, `/letters/${letter.id}`)).toBe(404);
  expect((await head.call('POST', `/letters/${letters.SR.id}/access`, { body: grant })).status).toBe(409);
});

test('each reading of a secret letter is written to the audit, of an open one the letter itself alone', async () => {
  const open = await register(await office.api('diskominfo.operator'), { number: 'BUKA/1' });
  const head = await office.api('diskominfo.kadis');
  const events = async () =>
    office.house.platform.database.inUnit({ kind: 'system', purpose: 'demo' }, async (unit) =>
      (
        await unit.rows<{ event: string }>(
          `select event from audit where actor_name = (select name from person p join account a on a.person_id = p.id
             where a.username = 'diskominfo.kadis') and event in ('letter.read', 'task.secret-read') order by at, id`,
        )
      ).map(({ event }) => event),
    );
  const before = (await events()).length;
  const secret = await register(await office.api('diskominfo.operator'), { number: 'RHS/10', security: 'R' });
  await ok(head.call('GET', `/letters/${secret.id}/dispositions`));
  await ok(head.call('GET', `/tasks/${(await taskOf(office, 'diskominfo.kadis', secret)).id}`));
  await ok(head.call('GET', `/letters/${open.id}/dispositions`));
  await ok(head.call('GET', `/tasks/${(await taskOf(office, 'diskominfo.kadis', open)).id}`));
  expect((await events()).slice(before)).toEqual(['letter.read', 'task.secret-read']);
});
