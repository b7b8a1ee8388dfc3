import { OrganisationSnapshot } from '../../../platform/organisation/snapshot.js';
import type { AssignmentKind, Organisation, Position } from '../../../platform/organisation/types.js';

/** Code, superior, and who holds it: a head, two divisions, a section below the first. */
const CHART: [code: string, parent: string | null, holder: string | null, kind: AssignmentKind][] = [
  ['head', null, 'Ani', 'definitive'],
  ['secretary', 'head', 'Budi', 'definitive'],
  ['division', 'head', 'Citra', 'plt'],
  ['section', 'division', 'Dedi', 'definitive'],
  ['staff', 'section', null, 'definitive'],
];

/** An office of five desks, Monday to Friday until 16.00 in Jakarta, without a database. */
export const smallOffice = (holidays: { day: string; name: string }[] = []): Organisation =>
  new OrganisationSnapshot(
    {
      agency: {
        id: 'agency',
        code: 'kecil',
        name: 'Kantor Kecil',
        letterhead: [],
        address: '',
        city: '',
        time_zone: 'Asia/Jakarta',
        working_weekdays: [1, 2, 3, 4, 5],
        workday_ends: '16:00:00',
        org_revision: '1',
        calendar_revision: '1',
      },
      positions: CHART.map(([code, parent], rank) => ({
        id: code,
        code,
        chart_code: null,
        name: `Jabatan ${code}`,
        short_name: code,
        unit_id: `unit-${code}`,
        unit_name: code,
        kind: 'structural',
        echelon: null,
        parent_id: parent,
        rank,
        closed: false,
      })),
      people: CHART.flatMap(([, , name]) =>
        name ? [{ id: name, name, nip: null, grade: null, email: null, active: true, has_account: true }] : [],
      ),
      assignments: CHART.flatMap(([code, , name, kind]) =>
        name ? [{ position_id: code, person_id: name, kind }] : [],
      ),
      grants: [],
      groups: [],
      functions: [{ function: 'head', position_id: 'head' }],
      delegations: [],
      holidays,
    },
    new Date('2026-11-25T01:30:00Z'),
  );

export function desk(office: Organisation, code: string): Position {
  const position = office.position(code);
  if (!position) throw new Error(`the small office has no ${code}`);
  return position;
}
