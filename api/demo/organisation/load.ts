import type { Unit } from '../../../platform/database/index.js';
import { newId } from '../../../platform/ids/index.js';
import { hashPassword } from '../../../platform/organisation/accounts/password.js';
import type { AgencyChart } from './chart.js';
import { cicalengka } from './cicalengka.js';
import { diskominfo } from './diskominfo.js';
import { demoPerson } from './people.js';
import { puslatbang } from './puslatbang.js';
import { setda } from './setda.js';

const CHARTS: readonly AgencyChart[] = [diskominfo, setda, cicalengka, puslatbang];
const MAIL_DOMAIN = 'contoh.go.id.example';
/** Before everything that the demo plays. */
const HELD_SINCE = '2025-01-02';
const BASIS = 'SK pengangkatan (contoh)';

/**
 * The four demo agencies with their accounts, in a system unit. Idempotent: an agency that exists is left as it is.
 * The password is hashed once for all, because hashing is slow on purpose.
 */
export async function loadDemoOrganisation(unit: Unit, options: { password: string }): Promise<void> {
  const present = new Set((await unit.rows<{ code: string }>('select code from agency')).map(({ code }) => code));
  const missing = CHARTS.filter(({ code }) => !present.has(code));
  const admin = await unit.row(`select 1 from account where username = 'admin'`);
  if (missing.length === 0 && admin) return;
  const passwordHash = await hashPassword(options.password);
  for (const chart of missing) await loadAgency(unit, chart, CHARTS.indexOf(chart), passwordHash);
  if (!admin) await loadInstallationAdmin(unit, passwordHash);
}

type Row = Record<string, unknown>;

/** One statement for many rows: every statement on these tables makes a new revision of the organisation. */
async function insert(unit: Unit, table: string, columns: string, rows: readonly Row[]): Promise<void> {
  await unit.run(
    `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::"${table}", $1)`,
    [JSON.stringify(rows)],
  );
}

async function loadAgency(unit: Unit, chart: AgencyChart, seed: number, passwordHash: string): Promise<void> {
  const agency_id = newId();
  const { code, name, letterhead, address, city } = chart;
  await unit.run('insert into agency (id, code, name, letterhead, address, city) values ($1, $2, $3, $4, $5, $6)', [
    agency_id,
    code,
    name,
    letterhead,
    address,
    city,
  ]);
  const units = Object.entries(chart.units).map(([unitCode, unitName], rank) => ({
    id: newId(),
    agency_id,
    code: unitCode,
    name: unitName,
    rank,
  }));
  await insert(unit, 'org_unit', 'id, agency_id, code, name, rank', units);
  const unitId = new Map(units.map((row) => [row.code, row.id]));

  const seats = chart.rows.map((row, index) => ({
    row,
    positionId: newId(),
    personId: newId(),
    person: demoPerson(chart, row, index, seed),
    rank: index,
  }));
  const byChart = new Map(seats.map((seat) => [seat.row.chart, seat.positionId]));
  const byCode = new Map(seats.map((seat) => [seat.row.code, seat.positionId]));
  await insert(
    unit,
    'position',
    'id, agency_id, code, chart_code, name, short_name, unit_id, kind, echelon, parent_id, rank',
    seats.map(({ row, positionId, rank }) => ({
      id: positionId,
      agency_id,
      code: row.code,
      chart_code: row.chart,
      name: row.name,
      short_name: row.short,
      unit_id: unitId.get(row.unit),
      kind: row.kind,
      echelon: row.echelon,
      parent_id: row.parent === null ? null : byChart.get(row.parent),
      rank,
    })),
  );
  await insert(
    unit,
    'person',
    'id, agency_id, name, nip, grade, employment, email, created_at',
    seats.map(({ row, personId, person }) => ({
      id: personId,
      agency_id,
      ...person,
      email: row.account ? `${code}.${row.code}@${MAIL_DOMAIN}` : null,
      created_at: unit.now(),
    })),
  );
  await insert(
    unit,
    'account',
    'person_id, agency_id, username, password_hash, must_change_password, language, large_type',
    seats
      .filter(({ row }) => row.account)
      .map(({ row, personId }) => ({
        person_id: personId,
        agency_id,
        username: `${code}.${row.code}`,
        password_hash: passwordHash,
        must_change_password: false,
        language: 'id',
        large_type: false,
      })),
  );
  await insert(
    unit,
    'assignment',
    'id, agency_id, position_id, person_id, kind, starts_on, basis, created_at',
    seats.map(({ positionId, personId }) => ({
      id: newId(),
      agency_id,
      position_id: positionId,
      person_id: personId,
      kind: 'definitive',
      starts_on: HELD_SINCE,
      basis: BASIS,
      created_at: unit.now(),
    })),
  );
  await insert(
    unit,
    'office_function',
    'agency_id, function, position_id',
    Object.entries(chart.functions).map(([function_, position]) => ({
      agency_id,
      function: function_,
      position_id: byCode.get(position),
    })),
  );
  await loadGroups(unit, agency_id, chart, byCode);
}

async function loadGroups(
  unit: Unit,
  agency_id: string,
  chart: AgencyChart,
  byCode: ReadonlyMap<string, string>,
): Promise<void> {
  const groups = Object.entries(chart.groups).map(([code, group]) => ({ id: newId(), agency_id, code, ...group }));
  await insert(unit, 'position_group', 'id, agency_id, code, name', groups);
  await insert(
    unit,
    'position_group_member',
    'agency_id, group_id, position_id',
    groups.flatMap((group) =>
      group.members.map((member) => ({ agency_id, group_id: group.id, position_id: byCode.get(member) })),
    ),
  );
}

async function loadInstallationAdmin(unit: Unit, passwordHash: string): Promise<void> {
  const id = newId();
  await unit.run(
    `insert into person (id, name, employment, email) values ($1, 'Administrator instalasi (contoh)', 'non-asn', $2)`,
    [id, `admin@${MAIL_DOMAIN}`],
  );
  await unit.run(`insert into account (person_id, username, password_hash) values ($1, 'admin', $2)`, [
    id,
    passwordHash,
  ]);
  await unit.run(`insert into role_grant (id, role, person_id) values ($1, 'installation-admin', $2)`, [newId(), id]);
}
