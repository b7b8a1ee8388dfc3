import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnyRoute } from '../../processes/contract.js';
import { wordsIn } from './canaries.js';
import { CHAIN, type GuardedOffice, startGuardedOffice } from './guarded-office.js';
import { dangerIn } from './page-safety.js';
import { allowedWords, VISITORS, type Visitor } from './people.js';
import { bodyFor, needsBody, queriesFor } from './requests.js';
import { addressOf, type Thing, thingsFor } from './things.js';
import { type Seen, visit } from './visit.js';

let guarded: GuardedOffice;
let routes: readonly AnyRoute[];

beforeAll(async () => {
  guarded = await startGuardedOffice();
  routes = guarded.office.house.services.routes.filter(({ path }) => !['/test/clock', '/sign-out'].includes(path));
});
afterAll(() => guarded?.office.close());

const called = ({ door, method, path }: AnyRoute) => `${door} ${method} ${path}`;

interface Rights {
  permissions: ReadonlySet<string>;
  agency: string | null;
}

async function rightsOf(visitor: Visitor): Promise<Rights | null> {
  if (!visitor.username) return null;
  const me = await visit(guarded.office, visitor, { door: 'json', method: 'get' }, '/api/v1/me');
  const { permissions, agency } = JSON.parse(me.text.slice(me.text.indexOf('\n\n')));
  return { permissions: new Set(permissions), agency: agency?.code ?? null };
}

const takesPart = ({ username }: Visitor) => CHAIN.some((code) => username === `diskominfo.${code}`);

/** What the door must say before it looks at the thing, or null: come in. */
function refusedAtTheDoor(route: AnyRoute, rights: Rights | null): number | null {
  if (route.access === 'public') return null;
  if (!rights) return 401;
  if (route.access !== 'signed-in' && !rights.permissions.has(route.access)) return 403;
  return rights.agency === null && route.agency !== 'optional' ? 400 : null;
}

/** Whether the thing is there at all for this visitor; `envelope` is as much as the registry knows of a secret letter. */
function sightOf(visitor: Visitor, rights: Rights | null, thing: Thing): 'full' | 'envelope' | 'none' {
  if (thing.of === 'public' || thing.of === 'shared' || thing.of === 'installation') return 'full';
  if (!visitor.ownAgency) return 'none';
  if (thing.of === 'household') return 'full';
  if (thing.part !== 'case') return visitor.sight[thing.of];
  if (takesPart(visitor)) return 'full';
  if (visitor.username === 'diskominfo.operator') return visitor.sight[thing.of];
  return thing.of === 'b' && rights?.permissions.has('read-instances') ? 'full' : 'none';
}

/** What the registry may open of a letter of which it knows the envelope only; its cases and tasks carry no content. */
const ENVELOPE_ROUTES =
  /^\/(letters\/:id|letters\/:id\/(receipt|cover-note|sticker)\.pdf|letters\/:id\/voiding|incoming-letters\/:id\/registered|tasks\/:id|instances\/:id|instances\/:id\/history)$/;
/**
 * Refusals that tell somebody entitled why not: no download of SR, no cover note of a letter that was not sent back, and
 * officers are named by the addressee of an R letter only.
 */
const KIND_REFUSALS = /cover-note\.pdf$|files\/:n$|\/access$|^\/letter-access/;

/** Enough to keep the database busy while the program renders. */
const AT_ONCE = 4;

async function visitEverything(visitor: Visitor, faults: string[]): Promise<number> {
  const rights = await rightsOf(visitor);
  const visits = routes.flatMap((route) =>
    thingsFor(route, guarded)
      .filter((thing) => route.method === 'get' || refused(route, visitor, rights, thing))
      .flatMap((thing) =>
        (route.method === 'get' ? queriesFor(route) : ['']).map((query) => ({ route, thing, query })),
      ),
  );
  const allowed = allowedWords(visitor);
  const waiting = [...visits];
  const walk = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { route, thing, query } = next;
      const seen = await visit(guarded.office, visitor, route, addressOf(route, thing) + query, bodyFor(route));
      const place = `${called(route)}${query} of ${thing.of} for ${visitor.name}`;
      const told = wordsIn(seen.text).filter((word) => !allowed.has(word) && !isMailBox(route, word));
      if (told.length > 0) faults.push(`${place} tells ${told}`);
      const danger = dangerIn(seen);
      if (danger) faults.push(`${place} ${danger}`);
      const wrong = wrongStatus(route, visitor, rights, thing, seen);
      if (wrong) faults.push(`${place}: ${wrong}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, walk));
  return visits.length;
}

/** The inbox stands for the mail server while developing: what is mailed of open letters may be read in it. */
const isMailBox = ({ path }: AnyRoute, word: string) => path.startsWith('/mail-inbox') && word.startsWith('zqb');

/** Changes are tried by whom the door or the secrecy must turn away; what the others do is for the flows to show. */
const refused = (route: AnyRoute, visitor: Visitor, rights: Rights | null, thing: Thing) =>
  refusedAtTheDoor(route, rights) !== null ||
  sightOf(visitor, rights, thing) === 'none' ||
  (sightOf(visitor, rights, thing) === 'envelope' && !ENVELOPE_ROUTES.test(route.path));

function wrongStatus(
  route: AnyRoute,
  visitor: Visitor,
  rights: Rights | null,
  thing: Thing,
  seen: Seen,
): string | null {
  const { status } = seen;
  if (status >= 500) return `answered ${status}`;
  const door = refusedAtTheDoor(route, rights);
  if (door !== null) return status === door ? null : `answered ${status} instead of ${door}`;
  const sight = sightOf(visitor, rights, thing);
  if (refused(route, visitor, rights, thing)) {
    if (status === 422) return needsBody(route);
    return status === 404 ? null : `answered ${status} instead of 404`;
  }
  if (sight === 'envelope' && status === 403) return null;
  if (KIND_REFUSALS.test(route.path) && (status === 403 || status === 409)) return null;
  if (route.path.startsWith('/help/') && status === 404) return null;
  const asked = status === 422 && Object.keys(Object(route.query)).length > 0;
  return status < 400 || asked ? null : `answered ${status}, though it is there for him`;
}

describe('every route of both doors', () => {
  test('is known to the matrix, with a real thing for each parameter of its address', () => {
    const unknown = routes.flatMap((route) => {
      try {
        return thingsFor(route, guarded).length > 0 ? [] : [called(route)];
      } catch (error) {
        return [String(error)];
      }
    });
    expect(unknown).toEqual([]);
  });

  for (const visitor of VISITORS)
    test(`shows ${visitor.name} what is his to know, and nothing else`, async () => {
      const faults: string[] = [];
      const visits = await visitEverything(visitor, faults);
      expect(faults).toEqual([]);
      expect(visits).toBeGreaterThan(routes.length / 2);
    }, 120_000);
});

describe('what once came through', () => {
  const ask = async (username: string, method: string, path: string, body?: unknown) =>
    (await guarded.office.api(username)).call<Record<string, unknown>>(
      method,
      path,
      body === undefined ? {} : { body },
    );

  test('the registry read what the addressee had half written about a secret letter', async () => {
    const { openTask } = guarded.letters.sr;
    const registry = await ask('diskominfo.operator', 'GET', `/tasks/${openTask}`);
    expect(JSON.stringify(registry.body)).not.toContain('zqsrdraft');
    const desk = await ask('diskominfo.kabid-egov', 'GET', `/tasks/${openTask}`);
    expect(JSON.stringify(desk.body)).toContain('zqsrdraft');
  });

  test('who tried to keep a draft of a stranger’s finished task was told who finished it, and when', async () => {
    const kept = await ask('diskominfo.kabid-ikp', 'PUT', `/tasks/${guarded.letters.r.doneTask}/draft`, { values: {} });
    expect(kept.status).toBe(404);
  });

  test('the agency’s administrator ended a secret case that he may not see', async () => {
    const [letter] = guarded.letters.sr.instances;
    const ended = await ask('diskominfo.admin', 'POST', `/instances/${letter}/cancellation`, { reason: 'uji' });
    expect(ended.status).toBe(404);
    const taken = { position: 'admin', reason: 'uji' };
    expect(
      (await ask('diskominfo.admin', 'POST', `/tasks/${guarded.letters.sr.openTask}/assignment`, taken)).status,
    ).toBe(404);
  });
});
