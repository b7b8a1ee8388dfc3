import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agencySystemScope, type Scope, systemScope, type Unit } from '../../platform/database/index.js';
import { wordsIn } from './canaries.js';
import { type GuardedOffice, startGuardedOffice } from './guarded-office.js';
import { allowedWords, VISITORS } from './people.js';

/** The doors are left out here: whoever is within a unit asks the tables themselves. */

let guarded: GuardedOffice;
/** Every table of every room that a unit of an agency may read, from the catalogue, so that a new one is among them. */
let tables: string[];
let owned: string[];
let agencies: { own: string; other: string };

const inUnit = <T>(scope: Scope, work: (unit: Unit) => Promise<T>) =>
  guarded.office.house.platform.database.inUnit(scope, work);
const asSystem = <T>(work: (unit: Unit) => Promise<T>) => inUnit(systemScope('demo'), work);

beforeAll(async () => {
  guarded = await startGuardedOffice();
  const named = await asSystem((unit) =>
    unit.rows<{ name: string; owned: boolean }>(
      `select format('%I.%I', n.nspname, c.relname) as name,
              exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'agency_id') as owned
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
          and has_schema_privilege('alur_app', n.oid, 'usage') and has_table_privilege('alur_app', c.oid, 'select')
        order by 1`,
    ),
  );
  tables = named.map(({ name }) => name);
  owned = named.filter((it) => it.owned).map(({ name }) => name);
  const ids = await asSystem((unit) => unit.rows<{ code: string; id: string }>('select code, id from agency'));
  const idOf = (code: string) => ids.find((it) => it.code === code)?.id ?? '';
  agencies = { own: idOf('diskominfo'), other: idOf('setda') };
});
afterAll(() => guarded?.office.close());

async function scopeOf(username: string): Promise<Scope> {
  const { agency_id, person_id, positions } = await asSystem((unit) =>
    unit.one<{ agency_id: string; person_id: string; positions: string[] }>(
      `select a.agency_id, a.person_id,
              array(select s.position_id::text from assignment s where s.person_id = a.person_id and s.ended_at is null) as positions
         from account a where a.username = $1`,
      [username],
    ),
  );
  return { kind: 'agency', agencyId: agency_id, personId: person_id, positionIds: positions, sees: 'entitled' };
}

/** The planted words that each table tells within this scope. */
async function toldBy(scope: Scope, allowed: ReadonlySet<string>): Promise<string[]> {
  const told: string[] = [];
  for (const table of tables) {
    const rows = await inUnit(scope, (unit) => unit.rows<{ row: string }>(`select t::text as row from ${table} t`));
    const words = wordsIn(rows.map(({ row }) => row).join('\n')).filter((word) => !allowed.has(word));
    if (words.length > 0) told.push(`${table} tells ${words.join(', ')}`);
  }
  return told;
}

/** PostgreSQL's code of the refusal, or how many rows were touched. */
const attempt = (scope: Scope, sql: string, values: unknown[] = []) =>
  inUnit(scope, (unit) => unit.run(sql, values)).catch((error: { code?: string }) => error.code ?? 'failed');

describe('with the application’s own checks off', () => {
  test('the words are there to be found', async () => {
    const told = (await toldBy(agencySystemScope(agencies.own), new Set())).join();
    for (const word of ['zqsrsubject', 'zqrreport', 'zqtcomment', 'zqrdraft', 'zqsrscanname', 'zqorgperson'])
      expect(told).toContain(word);
  });

  test('another agency reads no row of this one, whatever it may see of its own', async () => {
    for (const scope of [
      await scopeOf('setda.sekda'),
      await scopeOf('setda.admin'),
      agencySystemScope(agencies.other),
    ]) {
      expect(await toldBy(scope, new Set())).toEqual([]);
      for (const table of owned)
        expect(await attempt(scope, `select from ${table} where agency_id = $1`, [agencies.own]), table).toBe(0);
    }
  });

  for (const visitor of VISITORS.filter(({ username }) => username?.startsWith('diskominfo.')))
    test(`${visitor.name} reads nothing of letters that are not his to know`, async () => {
      expect(await toldBy(await scopeOf(visitor.username ?? ''), allowedWords(visitor))).toEqual([]);
    });

  test('no function looks further than who calls it', async () => {
    const elevated = await asSystem((unit) =>
      unit.rows<{ name: string }>(
        `select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
          where n.nspname = 'public' and p.prosecdef and has_function_privilege('alur_app', p.oid, 'execute') order by 1`,
      ),
    );
    expect(elevated.map(({ name }) => name)).toEqual(['alur_wake', 'letters_found']);
    const found = async (username: string, pattern: string) =>
      attempt(await scopeOf(username), 'select from letters_found($1)', [[pattern]]);
    expect(await found('diskominfo.kabid-ikp', '%zqb%')).toBe(1);
    for (const pattern of ['%zqt%', '%zqr%', '%zqsr%']) {
      expect(await found('diskominfo.kabid-ikp', pattern), pattern).toBe(0);
      expect(await found('setda.sekda', pattern), pattern).toBe(0);
    }
    expect(await found('diskominfo.operator', '%zqrsender%')).toBe(1);
    expect(await found('diskominfo.operator', '%zqrsubject%')).toBe(0);
  });
});

describe('a unit of one agency cannot write', () => {
  const REFUSED = '42501';

  test('a row into another agency', async () => {
    const stranger = await scopeOf('setda.sekda');
    for (const table of owned)
      for (const scope of [stranger, agencySystemScope(agencies.other)])
        expect(
          await attempt(
            scope,
            `insert into ${table} overriding user value select * from jsonb_populate_record(null::${table}, $1)`,
            [JSON.stringify({ agency_id: agencies.own })],
          ),
          table,
        ).toBe(REFUSED);
  });

  test('over a row of another agency, nor remove it', async () => {
    const scope = agencySystemScope(agencies.other);
    for (const table of owned) {
      const update = await attempt(scope, `update ${table} set agency_id = agency_id where agency_id = $1`, [
        agencies.own,
      ]);
      expect([0, REFUSED], table).toContain(update);
      const removal = await attempt(scope, `delete from ${table} where agency_id = $1`, [agencies.own]);
      expect([0, REFUSED], table).toContain(removal);
    }
  });

  test('its own row over to another agency', async () => {
    const scope = agencySystemScope(agencies.own);
    for (const table of owned) {
      const rows = await attempt(scope, `select from ${table} where agency_id = $1`, [agencies.own]);
      if (rows === 0) continue;
      expect(
        await attempt(scope, `update ${table} set agency_id = $1 where agency_id = $2`, [agencies.other, agencies.own]),
        table,
      ).toBe(REFUSED);
    }
  });
});
