import { expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from '../../platform/errors/index.js';
import { validate } from './validate.js';

const says = (key: string, values?: Record<string, string | number>) => `${key}${values ? JSON.stringify(values) : ''}`;

const refusal = (schema: z.ZodType, value: unknown) => {
  try {
    validate(schema, value, says);
  } catch (error) {
    if (error instanceof AppError) return error.detail.fields;
    throw error;
  }
  return [];
};

test('every failed field is named by its path, unknown keys too', () => {
  const schema = z.object({
    number: z.string().min(1),
    urgency: z.enum(['biasa', 'segera']),
    recipients: z.array(z.strictObject({ position: z.string() })),
  });
  expect(refusal(schema, { number: '', urgency: 'x', recipients: [{ position: 7, extra: 1 }], foo: 1 })).toEqual([
    { path: 'number', message: 'api.field.required' },
    { path: 'urgency', message: 'api.field.choice{"choices":"biasa, segera"}' },
    { path: 'recipients[0].position', message: 'api.field.type{"expected":"api.type.string"}' },
    { path: 'recipients[0].extra', message: 'api.field.unknown' },
    { path: 'foo', message: 'api.field.unknown' },
  ]);
});

test('an answer that is missing is asked for, not called wrong', () => {
  expect(refusal(z.object({ note: z.string() }), {})).toEqual([{ path: 'note', message: 'api.field.required' }]);
});

test('a schema that says it takes any keys takes them', () => {
  expect(refusal(z.looseObject({ a: z.string() }), { a: 'x', b: 1 })).toEqual([]);
});

test('of several shapes the nearest one says which field is wrong', () => {
  const assignment = z.union([
    z.strictObject({ position: z.string(), reason: z.string() }),
    z.strictObject({ person: z.string(), reason: z.string() }),
  ]);
  expect(refusal(assignment, { person: 'a' })).toEqual([{ path: 'reason', message: 'api.field.required' }]);
  expect(refusal(z.object({ dueAt: z.union([z.date(), z.iso.datetime()]) }), { dueAt: 'besok' })).toEqual([
    { path: 'dueAt', message: 'api.field.format' },
  ]);
});
