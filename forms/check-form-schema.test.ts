import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFormSchema } from './index.js';
import { disposition, indonesian } from './samples/disposition.js';

const check = (...components: unknown[]) => checkFormSchema({ id: 'form', type: 'default', components }, indonesian);
const field = (more: object) => ({ id: 'f1', type: 'textfield', key: 'a', label: 'Nama', ...more });
const nest = (depth: number): unknown =>
  depth === 0 ? field({}) : { type: 'group', label: 'Kelompok', components: [nest(depth - 1)] };

describe('a form before it is published', () => {
  it('passes when every field is known', () => {
    expect(checkFormSchema(disposition, indonesian)).toEqual([]);
  });

  it.each([
    ['form-html', field({ type: 'html', content: '<script>' })],
    ['form-type', field({ type: 'iframe' })],
    ['form-key-missing', field({ key: '' })],
    ['form-key-form', field({ key: '__proto__' })],
    ['form-key-form', field({ key: 'constructor' })],
    ['form-key-form', field({ key: 'a b' })],
    ['form-feel', field({ conditional: { hide: '=a = ' } })],
    ['form-feel', field({ conditional: { hide: 7 } })],
    ['form-pattern', field({ validate: { pattern: '(?=a)' } })],
    ['form-bounds', field({ validate: { minLength: 9, maxLength: 3 } })],
    ['form-options', field({ type: 'select' })],
    ['form-options', field({ type: 'radio', values: [{ label: 'Tanpa nilai' }] })],
    [
      'form-option-twice',
      field({
        type: 'radio',
        values: [
          { value: 'x', label: 'X' },
          { value: 'x', label: 'Y' },
        ],
      }),
    ],
    ['form-roles', field({ type: 'position-picker', properties: { roles: 'boss' } })],
    ['form-depth', nest(6)],
    ['form-shape', 'text'],
  ])('is refused by %s', (rule, component) => {
    expect(check(component).map((finding) => finding.rule)).toEqual([rule]);
  });

  it('names the component and says it in words', () => {
    expect(check(field({ type: 'iframe' }))).toEqual([
      { rule: 'form-type', elementId: 'f1', severity: 'error', message: 'Jenis komponen iframe tidak didukung.' },
    ]);
  });

  it('takes a key once per level, and again inside a group with its own path', () => {
    expect(check(field({}), field({})).map((finding) => finding.rule)).toEqual(['form-key-twice']);
    expect(check(field({}), { type: 'group', components: [field({})] })).toHaveLength(1);
    expect(check(field({}), { type: 'group', path: 'inner', components: [field({})] })).toEqual([]);
  });

  it('is bounded in size', () => {
    const many = Array.from({ length: 301 }, (_, index) => field({ key: `a${index}` }));
    expect(check(...many).map((finding) => finding.rule)).toEqual(['form-size']);
  });

  it('may be anything at all without a throw', () => {
    const component = fc.record(
      {
        type: fc.constantFrom('textfield', 'group', 'dynamiclist', 'select', 'position-picker'),
        key: fc.anything(),
        path: fc.anything(),
        components: fc.anything({ maxDepth: 2 }),
        values: fc.anything({ maxDepth: 2 }),
        validate: fc.anything({ maxDepth: 2 }),
        conditional: fc.anything({ maxDepth: 1 }),
        properties: fc.anything({ maxDepth: 1 }),
      },
      { requiredKeys: ['type'] },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.array(component).map((components) => ({ id: 'x', components })),
        ),
        (schema) => {
          checkFormSchema(schema, indonesian);
        },
      ),
      { numRuns: 300 },
    );
  });
});
