import type { Unit } from '../database/index.js';
import type { AssignmentKind, PositionKind } from './types.js';

export interface AgencyRow {
  id: string;
  code: string;
  name: string;
  letterhead: string[];
  address: string;
  city: string;
  time_zone: string;
  working_weekdays: number[];
  workday_ends: string;
  org_revision: string;
  calendar_revision: string;
}

export interface PositionRow {
  id: string;
  code: string;
  chart_code: string | null;
  name: string;
  short_name: string;
  unit_id: string;
  unit_name: string;
  kind: PositionKind;
  echelon: string | null;
  parent_id: string | null;
  rank: number;
  closed: boolean;
}

export interface PersonRow {
  id: string;
  name: string;
  nip: string | null;
  grade: string | null;
  email: string | null;
  active: boolean;
  has_account: boolean;
}

export interface AssignmentRow {
  position_id: string;
  person_id: string;
  kind: AssignmentKind;
}

export interface SnapshotRows {
  agency: AgencyRow;
  positions: PositionRow[];
  people: PersonRow[];
  /** Those in force on the day, of people who have not left. */
  assignments: AssignmentRow[];
  grants: { role: string; person_id: string | null; position_id: string | null }[];
  groups: { code: string; position_id: string }[];
  functions: { function: string; position_id: string }[];
  delegations: { principal_id: string; preparer_id: string }[];
  holidays: { day: string; name: string }[];
}

/** Agency and day said in each text: a system unit reads across agencies. */
export async function readSnapshot(unit: Unit, agency: AgencyRow, today: string): Promise<SnapshotRows> {
  const own = [agency.id];
  return {
    agency,
    positions: await unit.rows<PositionRow>(
      `select p.id, p.code, p.chart_code, p.name, p.short_name, p.unit_id, u.name as unit_name, p.kind, p.echelon,
              p.parent_id, p.rank, p.closed_at is not null as closed
         from position p join org_unit u on u.id = p.unit_id
        where p.agency_id = $1 order by p.rank, p.chart_code, p.name`,
      own,
    ),
    people: await unit.rows<PersonRow>(
      `select p.id, p.name, p.nip, p.grade, p.email, p.left_at is null as active,
              a.person_id is not null and a.deactivated_at is null as has_account
         from person p left join account a on a.person_id = p.id where p.agency_id = $1`,
      own,
    ),
    assignments: await unit.rows<AssignmentRow>(
      `select s.position_id, s.person_id, s.kind
         from assignment s join person p on p.id = s.person_id
        where s.agency_id = $1 and s.ended_at is null and p.left_at is null
          and s.starts_on <= $2::date and (s.ends_on is null or s.ends_on >= $2::date)
        order by s.starts_on desc, s.id`,
      [agency.id, today],
    ),
    grants: await unit.rows('select role, person_id, position_id from role_grant where agency_id = $1', own),
    groups: await unit.rows(
      `select g.code, m.position_id from position_group g join position_group_member m on m.group_id = g.id
        where g.agency_id = $1`,
      own,
    ),
    functions: await unit.rows('select function, position_id from office_function where agency_id = $1', own),
    delegations: await unit.rows(
      `select principal_id, preparer_id from delegation
        where agency_id = $1 and ended_at is null and starts_on <= $2::date`,
      [agency.id, today],
    ),
    holidays: await unit.rows(
      `select day::text, string_agg(distinct name, ', ') as name from holiday
        where agency_id is null or agency_id = $1 group by day`,
      own,
    ),
  };
}
