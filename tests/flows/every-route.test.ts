import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids/index.js';
import type { AnyRoute } from '../../processes/contract.js';
import type { ApiClient } from '../support/api-client.js';
import { type Office, startOffice } from '../support/office.js';

let office: Office;
let routes: readonly AnyRoute[];

beforeAll(async () => {
  office = await startOffice();
  routes = office.house.services.routes.filter(({ path }) => path !== '/test/clock' && path !== '/session');
});
afterAll(() => office?.close());

/** An address of the right shape for something that is not there. */
const somewhere = ({ path }: AnyRoute, value: string) => path.replace(/:\w+/g, encodeURIComponent(value));

async function call(client: ApiClient, route: AnyRoute, value: string, body?: unknown): Promise<number> {
  const path = somewhere(route, value);
  if (route.door === 'json') {
    const options = route.method === 'get' || body === undefined ? {} : { body };
    return (await client.call(route.method.toUpperCase(), path, options)).status;
  }
  const fields = Object.entries(Object(body ?? {})).map(([name, it]): [string, string] => [name, String(it)]);
  const response = await fetch(office.origin + path, {
    method: route.method.toUpperCase(),
    redirect: 'manual',
    headers: client === office.anonymous ? {} : { authorization: client.authorization },
    ...(route.method === 'post' && { body: new URLSearchParams(fields) }),
  });
  await response.arrayBuffer();
  return response.status;
}

/** Somebody whom the route lets in, so that it is the input that is judged. */
async function allowed({ access }: AnyRoute): Promise<ApiClient> {
  for (const name of ['diskominfo.kadis', 'diskominfo.operator', 'diskominfo.admin']) {
    const client = await office.api(name);
    const { permissions } = await client.get<{ permissions: string[] }>('/me');
    if (access === 'public' || access === 'signed-in' || permissions.includes(access)) return client;
  }
  return office.api('admin');
}

describe('every route of both doors', () => {
  test('asks strangers to sign in, but for the few that are open to everybody', async () => {
    for (const route of routes.filter(({ access }) => access !== 'public'))
      expect(await call(office.anonymous, route, newId()), `${route.method} ${route.path}`).toBe(401);
  });

  test('answers bad addresses and bodies with a refusal, never with a fault of its own', async () => {
    const bodies = [
      undefined,
      [],
      { unknown: 1 },
      { values: [], reason: 7, files: ['x'], recipients: 'x', date: '2026-13-45', text: null },
    ];
    const values = [newId(), "x' or 1=1", '\u0000', '999999999999999999999'];
    const attempts = [
      ...bodies.map((body) => ({ body, value: values[0]! })),
      ...values.map((value) => ({ value, body: {} })),
    ];
    const waiting = routes.filter(({ path }) => path !== '/sign-out');
    const faults: string[] = [];
    const worker = async () => {
      for (let route = waiting.shift(); route; route = waiting.shift()) {
        const client = await allowed(route);
        for (const { value, body } of attempts) {
          const status = await call(client, route, value, body);
          if (status >= 500) faults.push(`${route.method} ${route.path} (${value}) ${JSON.stringify(body)}: ${status}`);
        }
      }
    };
    await Promise.all([worker(), worker(), worker()]);
    expect(faults).toEqual([]);
  }, 90_000);

  test('of the JSON door hides what belongs to another agency as if it were not there', async () => {
    const registered = await (await office.api('diskominfo.operator')).post<{ id: string; instanceId: string }>(
      '/incoming-letters',
      {
        sender: 'Dinas Kesehatan',
        number: '1',
        date: '2026-11-24',
        subject: 'Uji',
        security: 'B',
        urgency: 'biasa',
        files: [],
      },
    );
    const head = await office.api('diskominfo.kadis');
    const { items } = await head.get<{ items: { id: string }[] }>('/tasks');
    const stranger = await office.api('setda.sekda');
    for (const id of [registered.id, registered.instanceId, items[0]?.id ?? '']) {
      for (const route of routes.filter(
        ({ door, path, method }) => door === 'json' && method === 'get' && path.includes('/:id'),
      )) {
        const status = await call(stranger, route, id);
        expect([403, 404], `${route.path}: ${status}`).toContain(status);
      }
    }
  });
});
