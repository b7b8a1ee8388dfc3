import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemScope } from '../../../platform/database/index.js';
import { type Office, startOffice } from '../../../tests/support/office.js';
import { complete, dispose, register } from './office-letters.js';

let office: Office;
beforeAll(async () => {
  office = await startOffice();
}, 60_000);
afterAll(() => office?.close());

const mails = () =>
  office.house.platform.database.inUnit(systemScope('demo'), (unit) =>
    unit.rows<{ subject: string; to: string }>(
      'select subject, recipients[1] as "to" from dev_mail order by received_at, id',
    ),
  );

const undelivered = () =>
  office.house.platform.database.inUnit(systemScope('demo'), (unit) =>
    unit.rows(`select kind, last_error from outbox where state <> 'delivered' and last_error is not null`),
  );

test('the recipient is told of a disposition, reminded before it is due, and in the end the superior is told', async () => {
  const letter = await register(await office.api('diskominfo.operator'));
  await complete(office, 'diskominfo.kadis', letter, dispose([{ position: 'kabid-egov' }]));
  await office.drain();
  const [first, ...more] = await mails();
  expect(more).toEqual([]);
  expect(first).toMatchObject({ subject: `Disposisi baru: agenda ${letter.agendaNumber}` });
  expect(first?.to).toMatch(/^diskominfo\.kabid-egov@/);

  await office.advance(25 * 3_600_000);
  expect((await mails()).map(({ subject }) => subject)).toContain(`Pengingat: Tindak lanjuti ${letter.agendaNumber}`);
  await office.advance(6 * 24 * 3_600_000);
  const escalated = (await mails()).filter(({ subject }) => subject.startsWith('Lewat tenggat di Kabid e-Government'));
  expect(escalated[0]?.to).toMatch(/^diskominfo\.kadis@/);
  expect(await undelivered()).toEqual([]);
});

test('the giver is told what came back and why, of a secret letter only that one did', async () => {
  const told = async () =>
    office.house.platform.database.inUnit(systemScope('demo'), (unit) =>
      unit.rows<{ subject: string; text: string }>(
        `select subject, text from dev_mail where subject like 'Dikembalikan%' and recipients[1] like 'diskominfo.kadis@%'
          order by received_at, id`,
      ),
    );
  for (const security of ['B', 'R']) {
    const subject = 'Laporan keuangan rahasia';
    const letter = await register(await office.api('diskominfo.operator'), {
      number: `BALIK/${security}`,
      security,
      subject,
    });
    await complete(office, 'diskominfo.kadis', letter, dispose([{ position: 'kabid-egov' }]));
    await complete(office, 'diskominfo.kabid-egov', letter, { decision: 'return', note: 'Bukan bidang kami.' });
    await office.drain();
  }
  const [open, secret] = await told();
  expect(open?.text).toContain('Alasan: Bukan bidang kami.');
  expect(open?.text).toContain('Laporan keuangan rahasia');
  expect(secret?.text).not.toContain('Laporan keuangan rahasia');
  expect(secret?.text).not.toContain('Bukan bidang kami.');
  expect(secret?.text).not.toContain('Bappeda');
});
