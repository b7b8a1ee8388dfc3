import { afterAll, beforeAll, expect, test } from 'vitest';
import { agencySystemScope } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import { leaveSlip } from '../support/leave-slip.js';
import { type Office, startOffice } from '../support/office.js';

let office: Office;
beforeAll(async () => {
  office = await startOffice({ catalog: leaveSlip });
});
afterAll(() => office?.close());

test('a day declared free moves what was due on it to the next working day', async () => {
  const admin = await office.api('diskominfo.admin');
  const holder = await office.api('diskominfo.kabid-egov');
  await admin.post('/definitions/leave-slip/instances', { values: { purpose: 'Ke bank' } });
  const dueDay = async () => {
    const { items } = await holder.get<{ items: { dueAt: string }[] }>('/tasks');
    return items[0]?.dueAt.slice(0, 10);
  };
  await office.drain();
  expect(await dueDay()).toBe('2026-11-26');

  const { agency } = await admin.get<{ agency: { id: string } }>('/me');
  await office.house.platform.database.inUnit(agencySystemScope(agency.id), (unit) =>
    unit.run(
      `insert into holiday (id, agency_id, day, kind, name) values ($1, $2, '2026-11-26', 'holiday', 'Hari jadi kota')`,
      [newId(), agency.id],
    ),
  );
  await office.drain();

  expect(await dueDay()).toBe('2026-11-27');
});
