import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { describeSchema } from '../support/schema.js';
import { read } from './sources.js';

let test_: TestDatabase;
let schema: string;
beforeAll(async () => {
  test_ = await createTestDatabase();
  schema = await describeSchema(test_.database);
});
afterAll(() => test_?.drop());

test('the migrations make exactly the schema that is kept beside this test', () => {
  expect(schema).toBe(read('tests/structure/schema.sql'));
});

test('every table with an agency keeps its rows apart by itself', () => {
  const withAgency = new Set([...schema.matchAll(/^table (\S+)\.agency_id /gm)].map(([, table = '']) => table));
  const guarded = new Set([...schema.matchAll(/^security (\S+) on forced$/gm)].map(([, table = '']) => table));
  expect(withAgency.size).toBeGreaterThan(5);
  expect([...withAgency].filter((table) => !guarded.has(table))).toEqual([]);
});
