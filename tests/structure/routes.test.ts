import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { CarryOver } from '../../api/auth/carry-over.js';
import { authRoutes } from '../../api/auth/routes.js';
import { openApiDocument } from '../../api/json/openapi.js';
import { projectRoot } from '../../api/project-root.js';
import { routesOf } from '../../api/routes.js';
import { presentersOf } from '../../api/tasks/presenters.js';
import { findSlices } from '../../processes/catalog.js';
import type { AnyRoute } from '../../processes/contract.js';

let routes: AnyRoute[];

beforeAll(async () => {
  const { slices } = await findSlices(join(projectRoot, 'processes'));
  routes = routesOf({
    slices,
    presenters: presentersOf(slices, []),
    others: authRoutes(new CarryOver('a secret of the tests')),
    version: '0.0.0',
    baseUrl: 'http://localhost',
    mailInbox: true,
    testClock: { drain: async () => {} },
  });
});

const addressOf = ({ door, method, path }: AnyRoute) => `${door} ${method} ${path}`;

test('every route that changes something says what the audit will call it', () => {
  const silent = routes.filter(({ method, audit, path }) => method !== 'get' && !audit && path !== '/test/clock');
  expect(silent.map(addressOf)).toEqual([]);
});

test('no address is taken twice', () => {
  const addresses = routes.map(addressOf);
  expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([]);
});

test('every route of the JSON door is in the OpenAPI document, with a body where it reads one', () => {
  const { paths = {} } = openApiDocument(routes, '0.0.0', 'http://localhost');
  for (const route of routes.filter(({ door }) => door === 'json')) {
    const operation = paths[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method];
    expect(operation, addressOf(route)).toBeDefined();
    expect(operation?.summary).toBe(route.summary);
    expect(operation?.requestBody !== undefined, addressOf(route)).toBe(
      route.body !== undefined || route.multipart !== undefined,
    );
  }
});

test('every route with a parameter in its address checks it', () => {
  expect(routes.filter(({ path, params }) => path.includes('/:') && !params).map(addressOf)).toEqual([]);
});

test('only sign-in, tracking, verification, help and the contract itself are open to everybody', () => {
  const open = routes.filter(({ access }) => access === 'public').map(({ path }) => path);
  const expected =
    /^\/(session|sign-in|test\/clock|openapi\.json|api\/v1\/docs|help|help\/:chapter|help\/pictures\/:name|tracking(\/:code)?|verifications?\/:code)$/;
  expect(open.filter((path) => !expected.test(path))).toEqual([]);
});
