import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agencySystemScope, systemScope } from '../../../platform/database/index.js';
import { type Office, startOffice } from '../../../tests/support/office.js';
import { slice } from '../slice.js';

let office: Office;
beforeAll(async () => {
  office = await startOffice();
}, 60_000);
afterAll(() => office?.close());

const named = (ending: string, folder = '') =>
  readdirSync(slice.folder + folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => [name.slice(0, -ending.length), readFileSync(`${slice.folder}${folder}${name}`, 'utf8')] as const);

test('neither of the shipped diagrams has anything to be said against', async () => {
  const { database } = office.house.platform;
  const { id } = await database.inUnit(systemScope('demo'), (unit) =>
    unit.one<{ id: string }>(`select id from agency where code = 'diskominfo'`),
  );
  const findings = await database.inUnit(agencySystemScope(id), (unit) =>
    office.house.engine.check(
      unit,
      { kind: 'system', name: 'test', agencyId: id },
      {
        diagrams: Object.fromEntries(named('.bpmn')),
        forms: Object.fromEntries(named('.form.json', 'forms/').map(([name, text]) => [name, JSON.parse(text)])),
        tables: Object.fromEntries(named('.dmn', 'tables/')),
        note: '',
      },
    ),
  );
  expect(findings).toEqual([]);
});
