import type { AnyRoute } from '../../processes/contract.js';

/**
 * Queries worth asking of a list, beside none at all: each would find what is hidden if it looked where it must not.
 * Only beginnings of the planted words, so that a page that repeats what was searched for betrays nothing by it.
 */
const SEARCHES = ['zqbsubj', 'zqtsubj', 'zqrsubj', 'zqsrsubj', 'zqrsend', 'zqsrnumb', 'zqtsummar', 'zqrscante'];

export function queriesFor({ door, path }: AnyRoute): string[] {
  const bySearch = (name: string) => SEARCHES.map((word) => `?${name}=${word}`);
  const table: Record<string, string[]> = {
    '/letters': [
      ...bySearch('q'),
      // Found by the whole number only, which the page would repeat in its field.
      ...(door === 'json' ? ['?number=zqrnumber/2026', '?number=zqsrnumber/2026'] : []),
      '?subject=zqrsubj',
      '?subject=zqtsubj',
      '?sender=zqrsend',
      '?externalNumber=zqrextern',
      '?state=in-progress',
      '?dateFrom=2026-11-24&dateTo=2026-11-24',
    ],
    '/tasks': ['?scope=all', '?scope=group', '?state=done&scope=all', '?scope=all&limit=100', '?q=0003/2026&scope=all'],
    '/instances': ['?limit=100', '?businessKey=0003/2026', '?key=disposition&limit=100', '?state=running'],
    '/incidents': ['?state=open'],
    '/agenda-book': [
      '?from=2026-11-01&to=2026-11-30',
      '?from=2026-11-01&to=2026-11-30&as=pdf',
      '?from=2026-11-01&to=2026-11-30&as=xlsx',
    ],
    '/agenda-book/download': ['?from=2026-11-01&to=2026-11-30&as=pdf', '?from=2026-11-01&to=2026-11-30&as=xlsx'],
    '/administration/people': ['?q=zqorgpers'],
    '/administration/holidays': ['?year=2026'],
    '/administration/audit': ['?event=letter.registered', '?kind=letter', '?event=task.completed'],
    '/': ['?tab=act', '?tab=verify', '?tab=read'],
    '/worklist': ['?tab=act', '?tab=verify', '?tab=read'],
  };
  return ['', ...(table[path] ?? [])];
}

const reason = 'uji';
/** A body that the route would accept from somebody entitled, so that it is the door that refuses and not the form. */
const BODIES: Record<string, unknown> = {
  'json post /instances/:id/cancellation': { reason },
  'json post /instances/:id/suspension': { reason },
  'json put /tasks/:id/draft': { values: { note: 'x' } },
  'json post /tasks/:id/assignment': { position: 'kabid-ikp', reason },
  'json post /tasks/:id/completion': { values: { decision: 'file' } },
  'page post /tasks/:id/completion': { decision: 'file' },
  'json post /definitions/:key/instances': { values: {} },
  'json post /letters/:id/access': { position: 'kabid-ikp', reason },
  'json post /letter-access/:id/revocation': { reason },
  'json post /letters/:id/content': { subject: 'Uji' },
  'json post /letters/:id/corrections': { fields: { summary: 'Uji' }, reason },
  'json post /letters/:id/voiding': { reason },
  'json post /letters/:id/comments': { text: 'Uji' },
  'page post /letters/:id/comments': { text: 'Uji' },
  'json post /dispositions/:id/withdrawal': { reason },
  'json post /dispositions/:id/waiver': { reason },
  'json post /dispositions/:id/recipients': { recipients: [{ position: 'kabid-ikp' }] },
  'json post /dispositions/:id/extension': { dueAt: '2026-12-20T10:00:00+07:00', reason },
  'page post /administration/units/:id': { name: 'Uji', code: 'uji' },
  'page post /administration/groups/:id': { name: 'Uji' },
  'page post /administration/people/:id/roles': { role: 'staff' },
  'page post /administration/people/:id/role-removals': { role: 'staff' },
  'page post /administration/positions/:id/roles': { role: 'staff' },
  'page post /administration/positions/:id/role-removals': { role: 'staff' },
};

const INSTRUCTIONS = `answered 422 before it looked whether the thing may be seen. Give tests/security/requests.ts a body for it
that is valid, so that the matrix tries the door itself.`;

export const bodyFor = ({ door, method, path }: AnyRoute): unknown => BODIES[`${door} ${method} ${path}`] ?? {};
export const needsBody = (route: AnyRoute): string => `${route.door} ${route.method} ${route.path}: ${INSTRUCTIONS}`;
