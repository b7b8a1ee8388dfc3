import { execFile } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordAudit } from '../../platform/audit/index.js';
import { agencySystemScope } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { projectRoot } from '../project-root.js';

let db: TestDatabase;
const agencyId = newId();
beforeAll(async () => {
  db = await createTestDatabase();
  for (const event of ['letter.registered', 'letter.disposed', 'letter.closed'])
    await db.database.inUnit(agencySystemScope(agencyId), (unit) =>
      recordAudit(unit, { event, actor: { kind: 'system', name: 'timer', agencyId } }),
    );
});
afterAll(() => db.drop());

/** As `npm run audit:verify` does it. */
const verify = () =>
  new Promise<{ code: unknown; said: string }>((resolve) => {
    execFile(
      process.execPath,
      [join(projectRoot, 'api/commands/run.mjs'), 'api/commands/audit-verify.ts'],
      { env: { DATABASE_URL: db.url } },
      (error, stdout, stderr) => resolve({ code: error?.code ?? 0, said: stdout + stderr }),
    );
  });

test('the record is said to be in order, and the row that was changed behind the back of the program is named', async () => {
  const before = await verify();
  expect(before.said).toContain('The record is in order.');
  expect(before.said).toMatch(new RegExp(`${agencyId}: 3 rows, head 3:[0-9a-f]{64}: ok`));
  expect(before.code).toBe(0);

  const intruder = new pg.Client({ connectionString: db.url });
  await intruder.connect();
  await intruder.query('set session_replication_role = replica');
  const { rows } = await intruder.query(
    `update audit set event = 'letter.voided' where event = 'letter.disposed' returning id`,
  );
  await intruder.end();

  const after = await verify();
  expect(after.said).toContain(`FAULT at number 2 row ${rows[0].id} was changed after it had been sealed`);
  expect(after.said).toContain('The record is NOT in order.');
  expect(after.code).toBe(1);
}, 120_000);
