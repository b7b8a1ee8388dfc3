import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldView, FormSchema } from './contract.js';
import { decodeFormBody, loadOptions, parseSubmission, presentForm } from './index.js';
import { context, disposition, indonesian } from './samples/disposition.js';

const { options, timeZone } = context('page');
const present = (
  values: Record<string, unknown>,
  errors: { path: string; message: string }[] = [],
  schema = disposition,
) => presentForm(schema, { values, errors, options, translate: indonesian, timeZone });
const named = (fields: readonly FieldView[], name: string): FieldView | undefined =>
  fields.find((field) => field.name === name) ??
  fields.flatMap((field) => field.children).find((it) => it.name === name);

/** What a browser would send back if nobody touched the form. */
function untouched(fields: readonly FieldView[]): [string, string][] {
  return fields.flatMap((field): [string, string][] => {
    if (field.children.length > 0) return untouched(field.children);
    if (field.rows.length > 0) return field.rows.flatMap((row) => untouched(row.fields));
    const choices = [...field.options, ...field.more];
    if (field.partial === 'fields/due-time') {
      const { own, date, time } = field.value as { own: boolean; date: string; time: string };
      const preset = own ? 'date' : choices.find((option) => option.selected)?.value;
      return [
        ...(preset ? [[`${field.name}.preset`, preset] as [string, string]] : []),
        [`${field.name}.date`, date],
        [`${field.name}.time`, time],
      ];
    }
    if (choices.length > 0)
      return choices.flatMap((option): [string, string][] => [
        ...(option.selected ? [[option.name, option.value] as [string, string]] : []),
        ...(option.role
          ? [[option.role.name, option.role.options.find((it) => it.selected)?.value ?? ''] as [string, string]]
          : []),
        ...(option.coordinator?.checked ? [[option.coordinator.name, option.value] as [string, string]] : []),
      ]);
    if (field.partial === 'fields/checkbox') return field.value ? [[field.name, 'true']] : [];
    return Array.isArray(field.value) || field.value === null ? [] : [[field.name, String(field.value)]];
  });
}

const bodyOf = (pairs: [string, string][]) => {
  const body: Record<string, string[]> = {};
  for (const [name, value] of pairs) body[name] = [...(body[name] ?? []), value];
  return Object.fromEntries(
    Object.entries(body).map(([name, values]) => [name, values.length === 1 ? values[0]! : values]),
  );
};

describe('a form on a page', () => {
  it('sent back untouched means what it showed', () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 40 })
      .map((it) => it.replace(/\s+/g, ' ').replaceAll('\u0000', '').trim() || null);
    const sent = fc.record({
      decision: fc.constant('dispose'),
      recipients: fc
        .uniqueArray(fc.constantFrom('p1', 'p2', 'p3'), { minLength: 1 })
        .map((ids) => ids.sort().map((position, index) => ({ position, role: index === 1 ? 'copy' : 'main' }))),
      instructions: fc.subarray(['02', '09']),
      note: text,
      dueAt: fc.constantFrom(null, 'tomorrow', '2026-09-01T09:30:00+07:00'),
    });
    fc.assert(
      fc.property(sent, (values) => {
        const first = parseSubmission(disposition, values, context('json'));
        expect(first.errors).toEqual([]);
        const body = bodyOf(untouched(present(first.values).fields));
        expect(parseSubmission(disposition, decodeFormBody(body), context('page'))).toEqual(first);
      }),
      { numRuns: 200 },
    );
  });

  it('shows what was typed again, with the error at its field and in the summary', () => {
    const typed = decodeFormBody({ decision: 'dispose', note: 'Hadiri', 'recipients[1].role': 'copy' });
    const { errors } = parseSubmission(disposition, typed, context('page'));
    const view = present(typed, errors);
    expect(view.errors).toEqual([{ href: '#f-recipients', message: 'Pilih paling sedikit satu penerima.' }]);
    expect(named(view.fields, 'recipients')).toMatchObject({
      error: 'Pilih paling sedikit satu penerima.',
      describedBy: 'f-recipients-error',
    });
    expect(named(view.fields, 'note')).toMatchObject({ value: 'Hadiri', error: null, optional: true });
  });

  it('tells scripts when a field is not asked', () => {
    expect(named(present({}).fields, 'report.text')).toBeDefined();
    expect(named(present({}).fields, 'recipients')?.hideWhen).toBe('["!=","decision","dispose"]');
  });

  it('shows instants in the time of the agency', () => {
    const schema: FormSchema = {
      id: 'x',
      type: 'default',
      components: [{ type: 'datetime', key: 'at', label: 'Saat', subtype: 'datetime' }],
    };
    expect(present({ at: '2026-08-12T05:00:00Z' }, [], schema).fields[0]?.value).toBe('2026-08-12T12:00');
  });

  it('keeps two forms of one page apart by a prefix', () => {
    const view = presentForm(disposition, {
      values: {},
      errors: [],
      options,
      translate: indonesian,
      timeZone,
      prefix: 'second.',
    });
    expect(view.fields[0]).toMatchObject({ name: 'second.decision', id: 'f-second-decision' });
  });

  it('offers one empty row, and buttons to add and remove', () => {
    const schema: FormSchema = {
      id: 'x',
      type: 'default',
      components: [
        {
          type: 'dynamiclist',
          path: 'lines',
          label: 'Barang',
          components: [{ type: 'textfield', key: 'item', label: 'Nama' }],
        },
      ],
    };
    const [list] = present({}, [{ path: 'lines[0].item', message: 'Isi.' }], schema).fields;
    expect(list).toMatchObject({ addName: '_add:lines', error: null });
    expect(list?.rows[0]).toMatchObject({ removeName: '_remove:lines[0]', number: 1 });
    expect(list?.rows[0]?.fields[0]).toMatchObject({ name: 'lines[0].item', error: 'Isi.' });
  });

  it('keeps the less used behind "lainnya", open when one is chosen', () => {
    const many = Array.from({ length: 12 }, (_, index) => ({
      value: `${index}`,
      label: `Butir ${index}`,
      prominent: index < 6,
    }));
    const show = (instructions: string[]) =>
      presentForm(disposition, {
        values: { instructions },
        errors: [],
        options: new Map([['instructions', many]]),
        translate: indonesian,
        timeZone,
      }).fields[2];
    expect(show([])).toMatchObject({ moreOpen: false });
    expect(show([])?.options).toHaveLength(6);
    expect(show(['9'])).toMatchObject({ moreOpen: true });
  });
});

describe('options', () => {
  it('are asked from the source of the type, or the one the form names', async () => {
    const schema: FormSchema = {
      id: 'x',
      type: 'default',
      components: [
        { type: 'position-picker', key: 'to' },
        {
          type: 'dynamiclist',
          path: 'lines',
          components: [{ type: 'select', key: 'item', properties: { source: 'stock' } }],
        },
      ],
    };
    const source = (name: string) => ({ name, options: async () => [{ value: name, label: name }] });
    const loaded = await loadOptions(schema, [source('position-picker'), source('stock')], {
      unit: null,
      actor: null,
      values: {},
    });
    expect([...loaded].map(([path, [option]]) => [path, option?.value])).toEqual([
      ['to', 'position-picker'],
      ['lines.item', 'stock'],
    ]);
  });
});
