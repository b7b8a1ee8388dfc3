import type { AnyRoute } from '../../processes/contract.js';
import { LEVELS } from './canaries.js';
import type { GuardedOffice, Secrecy } from './guarded-office.js';

/** One real thing of diskominfo as the parameters of an address name it. */
export interface Thing {
  params: Record<string, string>;
  /**
   * Who may have it: `public` everybody, `shared` every agency has one of this name, `household` the whole agency with
   * the route's permission, `installation` its administrator, else whoever may see a letter of this secrecy.
   */
  of: 'public' | 'shared' | 'household' | 'installation' | Secrecy;
  /** A case or task: only who takes part in it, or reads instances that are not confidential. */
  part?: 'case';
}

const INSTRUCTIONS = `tests/security/things.ts does not know what this parameter names. Add a real thing of the guarded office
for it (guarded-office.ts makes them; plant a word of canaries.ts in every text it carries), so that the matrix can show
that nobody else gets to see it.`;

/** Every thing that an address of this route can name; one without parameters has none. @throws with instructions. */
export function thingsFor({ path }: AnyRoute, { letters, household }: GuardedOffice): Thing[] {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
  if (names.length === 0) return [{ params: {}, of: 'public' }];
  const own = (id: string): Thing[] => [{ params: { id }, of: 'household' }];
  const perLetter = (things: (level: Secrecy) => Record<string, string>[], part?: 'case'): Thing[] =>
    LEVELS.flatMap((level) => things(level).map((params) => ({ params, of: level, ...(part && { part }) })));

  const table: Record<string, () => Thing[]> = {
    '/administration/people/:id': () => own(household.person),
    '/administration/positions/:id': () => own(household.position),
    '/administration/units/:id': () => own(household.unit),
    '/administration/groups/:id': () => own(household.group),
    '/administration/holidays/:id': () => own(household.holiday),
    '/administration/assignments/:id': () => own(household.assignment),
    '/administration/delegations/:id': () => own(household.delegation),
    '/incidents/:id': () => own(household.incident),
    '/administration/incidents/:id': () => own(household.incident),
    '/mail-inbox/:id': () => [{ params: { id: household.mail }, of: 'installation' }],
    '/definitions/:key': () => [
      { params: { key: 'own-flow' }, of: 'household' },
      { params: { key: 'incoming-letter' }, of: 'shared' },
    ],
    '/instances/:id': () => perLetter((level) => letters[level].instances.map((id) => ({ id })), 'case'),
    '/tasks/:id': () =>
      perLetter((level) => [{ id: letters[level].openTask }, { id: letters[level].doneTask }], 'case'),
    '/notices/:id': () => perLetter((level) => [{ id: letters[level].notice }]),
    '/letters/:id': () => perLetter((level) => [{ id: letters[level].id }]),
    '/incoming-letters/:id': () => perLetter((level) => [{ id: letters[level].id }]),
    '/letters/:id/files/:n': () => perLetter((level) => [{ id: letters[level].id, n: '1' }]),
    '/letters/:id/files/:n/pages/:page': () => perLetter((level) => [{ id: letters[level].id, n: '1', page: '1' }]),
    '/letter-access/:id': () => [{ params: { id: letters.r.officer }, of: 'r' }],
    '/dispositions/:id': () => perLetter((level) => letters[level].dispositions.map((id) => ({ id }))),
    '/dispositions/:id/sending/:at': () =>
      perLetter((level) => [
        { id: letters[level].reported.disposition, at: String(Date.parse('2026-11-25T01:30:00Z')) },
      ]),
    '/dispositions/:id/files/:file': () =>
      perLetter((level) => [{ id: letters[level].reported.disposition, file: letters[level].reported.file }]),
    '/tracking/:code': () => LEVELS.map((level) => ({ params: { code: letters[level].trackingCode }, of: 'public' })),
    '/help/:chapter': () => [{ params: { chapter: 'mulai' }, of: 'public' }],
    '/help/pictures/:name': () => [{ params: { name: 'gambar.png' }, of: 'public' }],
  };
  const named = Object.keys(table)
    .filter((known) => path === known || path.startsWith(`${known}/`))
    .find((known) => [...known.matchAll(/:/g)].length === names.length);
  const things = named && table[named];
  if (!things) throw new Error(`${path}: ${INSTRUCTIONS}`);
  return things();
}

export const addressOf = ({ door, path }: AnyRoute, { params }: Thing): string =>
  (door === 'json' ? '/api/v1' : '') +
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
