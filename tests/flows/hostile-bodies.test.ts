import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemScope } from '../../platform/database/index.js';
import { silentLog } from '../../platform/log/index.js';
import type { AnyRoute } from '../../processes/contract.js';
import { MALFORMED_JSON, WRONG_FORMS, WRONG_IDS, WRONG_QUERIES, WRONG_VALUES } from '../security/attacks.js';
import { type GuardedOffice, startGuardedOffice } from '../security/guarded-office.js';
import { faultIn } from '../security/refusals.js';
import { addressOf, thingsFor } from '../security/things.js';
import { VALID_BODIES } from '../security/valid-bodies.js';

let guarded: GuardedOffice;
let routes: readonly AnyRoute[];
/** What the program itself holds to be a defect; a refusal never is one. */
const defects: string[] = [];

beforeAll(async () => {
  guarded = await startGuardedOffice({
    log: {
      ...silentLog,
      error: (sentence, facts, cause) => void defects.push(`${sentence} ${JSON.stringify(facts)} ${cause}`),
    },
  });
  routes = guarded.office.house.services.routes
    .filter(({ path }) => path !== '/test/clock' && path !== '/sign-out')
    .toSorted((a, b) => endsThings(a) - endsThings(b));
});
afterAll(() => guarded?.office.close());

/** What ends a case or an account is tried after what needs it. */
const endsThings = ({ method, path }: AnyRoute) =>
  Number(method === 'delete') + Number(/cancellation|voiding|completion|closure|departure|ending|password/.test(path));

const called = ({ door, method, path }: AnyRoute) => `${door} ${method} ${path}`;

/** Somebody whom the route lets in, so that it is the input that is judged. */
function whoMay({ access, path }: AnyRoute): string {
  if (path.startsWith('/tasks/')) return 'diskominfo.kabid-egov';
  if (path.startsWith('/letters') && path.includes('content')) return 'diskominfo.kadis';
  if (access === 'manage-installation') return 'admin';
  if (/^(manage|publish|repair|read-audit)/.test(access)) return 'diskominfo.admin';
  if (access === 'register-letter' || access === 'correct-letter') return 'diskominfo.operator';
  return 'diskominfo.kadis';
}

function thingOf(route: AnyRoute) {
  const things = thingsFor(route, guarded);
  return (
    (route.path.startsWith('/dispositions/:id/') && things[1]) || things[0] || { params: {}, of: 'public' as const }
  );
}

async function send(route: AnyRoute, address: string, type: string | null, body?: Buffer | string): Promise<Response> {
  const { authorization } = await guarded.office.api(whoMay(route));
  return fetch(guarded.office.origin + address, {
    method: route.method.toUpperCase(),
    redirect: 'manual',
    headers: { authorization, ...(type && { 'content-type': type }) },
    ...(body !== undefined && { body: typeof body === 'string' ? body : new Uint8Array(body) }),
  });
}

/** How many rows each table has, audit and files included. */
const rowCounts = () =>
  guarded.office.house.platform.database.inUnit(systemScope('demo'), async (unit) => {
    const tables = await unit.rows<{ name: string }>(
      `select format('%I', relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    );
    return unit.one<Record<string, number>>(
      `select ${tables.map(({ name }) => `(select count(*)::int from ${name}) as ${name}`).join(', ')}`,
    );
  });

const changing = (door: AnyRoute['door']) => routes.filter((route) => route.door === door && route.method !== 'get');

describe('a body that is no form at all', () => {
  test('is refused by every JSON route, and nothing is written', async () => {
    const faults: string[] = [];
    for (const route of changing('json').filter(({ path, method }) => !(path === '/session' && method === 'delete'))) {
      const address = addressOf(route, thingOf(route));
      const before = await rowCounts();
      for (const [name, body] of Object.entries(MALFORMED_JSON)) {
        const fault = await faultIn(await send(route, address, 'application/json', body), true);
        if (fault) faults.push(`${called(route)} with ${name} ${fault}`);
      }
      for (const type of [
        'text/plain',
        'application/octet-stream',
        'text/html',
        'application/json; charset=iso-8859-1',
      ]) {
        const fault = await faultIn(await send(route, address, type, '{"reason": "uji"}'), true);
        if (fault) faults.push(`${called(route)} as ${type} ${fault}`);
      }
      const after = await rowCounts();
      if (JSON.stringify(after) !== JSON.stringify(before))
        faults.push(`${called(route)} wrote ${Object.keys(after).filter((name) => after[name] !== before[name])}`);
    }
    expect(faults).toEqual([]);
  }, 120_000);

  test('is refused by every page, or is a form with nothing in it', async () => {
    const faults: string[] = [];
    for (const route of changing('page')) {
      const address = addressOf(route, thingOf(route));
      for (const [name, body] of Object.entries(WRONG_FORMS)) {
        const fault = await faultIn(await send(route, address, 'application/x-www-form-urlencoded', body), false);
        if (fault) faults.push(`${called(route)} with ${name} ${fault}`);
      }
      for (const type of ['application/json', 'text/plain', 'multipart/form-data', 'multipart/form-data; boundary=x']) {
        const fault = await faultIn(await send(route, address, type, '--x\r\nfalsch'), false);
        if (fault) faults.push(`${called(route)} as ${type} ${fault}`);
      }
    }
    expect(faults).toEqual([]);
  }, 120_000);
});

/** Every place of a body, with another value in it. */
function* deviations(body: unknown): Generator<unknown> {
  for (const value of WRONG_VALUES) yield value;
  if (typeof body !== 'object' || body === null) return;
  for (const [key, inner] of Object.entries(body))
    for (const other of deviations(inner)) {
      if (Array.isArray(body)) yield body.map((it, at) => (String(at) === key ? other : it));
      else yield { ...body, [key]: other };
    }
}

/** A share of them, the same in every run: the place and the value wander against each other. */
const sample = <T>(all: readonly T[], most: number): T[] =>
  all.filter((_, at) => (at * 7919) % all.length < most || all.length <= most);

describe('a field with a value of the wrong kind', () => {
  test('is never a fault of the program', async () => {
    const faults: string[] = [];
    for (const route of changing('json').filter(({ path }) => VALID_BODIES[path])) {
      const address = addressOf(route, thingOf(route));
      for (const body of sample([...deviations(VALID_BODIES[route.path])], 40)) {
        const text = JSON.stringify(body) ?? 'null';
        const fault = await faultIn(await send(route, address, 'application/json', text), false);
        if (fault) faults.push(`${called(route)} with ${text.slice(0, 200)} ${fault}`);
      }
    }
    expect(faults).toEqual([]);
    expect(({} as Record<string, unknown>).permissions).toBeUndefined();
  }, 120_000);

  test('is tried on every JSON route that takes a body', () => {
    const untried = changing('json').filter(({ path, body }) => body && !VALID_BODIES[path]);
    expect(untried.map(called), 'give them a body in tests/security/valid-bodies.ts').toEqual([]);
  });
});

describe('an address', () => {
  test('with something else than an id is one where nothing is', async () => {
    const faults: string[] = [];
    for (const route of routes.filter(({ path }) => path.includes('/:') && !path.startsWith('/help')))
      for (const id of WRONG_IDS) {
        const place = (route.door === 'json' ? '/api/v1' : '') + route.path.replace(/:\w+/g, id);
        const withBody = route.method === 'post' || route.method === 'put';
        const body = route.door === 'json' ? JSON.stringify(VALID_BODIES[route.path] ?? {}) : 'reason=uji&text=uji';
        const type = route.door === 'json' ? 'application/json' : 'application/x-www-form-urlencoded';
        const fault = await faultIn(
          await send(route, place, withBody ? type : null, withBody ? body : undefined),
          !route.path.startsWith('/tracking'),
        );
        if (fault) faults.push(`${called(route)} of ${id.slice(0, 40)} ${fault}`);
      }
    expect(faults).toEqual([]);
  }, 120_000);

  test('with a query that makes no sense is never a fault of the program', async () => {
    const faults: string[] = [];
    for (const route of routes.filter(({ method }) => method === 'get')) {
      const address = addressOf(route, thingOf(route));
      const sensible = route.door === 'page' && Object.keys(Object(route.query?.def?.shape)).length === 0;
      for (const query of sensible ? WRONG_QUERIES.slice(0, 2) : WRONG_QUERIES) {
        const strict = route.door === 'json' && /tidakDikenal|__proto__/.test(query);
        const fault = await faultIn(await send(route, `${address}?${query}`, null), strict);
        if (fault) faults.push(`${called(route)}?${query} ${fault}`);
      }
    }
    expect(faults).toEqual([]);
  }, 120_000);
});

test('after all of it the program knows of no defect', () => {
  expect([...new Set(defects)]).toEqual([]);
});
