import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormComponent, FormSchema, ParseContext } from './contract.js';
import { decodeFormBody, parseSubmission } from './index.js';
import { context, disposition } from './samples/disposition.js';

const form = (...components: FormComponent[]): FormSchema => ({ id: 'sample', type: 'default', components });
const json = (schema: FormSchema, values: Record<string, unknown>, more: Partial<ParseContext> = {}) =>
  parseSubmission(schema, values, context('json', more));
const page = (schema: FormSchema, body: Record<string, string | string[]>) =>
  parseSubmission(schema, decodeFormBody(body), context('page'));

describe('a disposition sent by a program', () => {
  it('makes the only recipient who acts the coordinator', () => {
    const { values, errors } = json(disposition, {
      decision: 'dispose',
      recipients: [{ position: 'kabid-egov', role: 'main' }],
      instructions: ['02'],
    });
    expect(errors).toEqual([]);
    expect(values.recipients).toEqual([{ position: 'p2', role: 'coordinator' }]);
  });

  it('makes the first who acts the coordinator when nobody is named', () => {
    const { values } = json(disposition, {
      decision: 'dispose',
      recipients: [{ position: 'p1', role: 'copy' }, { position: 'p2' }, { position: 'p3' }],
    });
    expect(values.recipients).toEqual([
      { position: 'p1', role: 'copy' },
      { position: 'p2', role: 'coordinator' },
      { position: 'p3', role: 'main' },
    ]);
  });

  it.each([
    [[], 'recipients', 'Pilih paling sedikit satu penerima.'],
    [[{ position: 'p9', role: 'main' }], 'recipients[0].position', /tidak ada dalam daftar/],
    [[{ position: 'p4', role: 'main' }], 'recipients[0].position', /Kabid Statistik tidak dapat dipilih: belum ada/],
    [[{ position: 'p1', role: 'boss' }], 'recipients[0].role', /peran: coordinator, main, copy, inform/],
    [[{ position: 'p1' }, { position: 'sekdis' }], 'recipients[1].position', /sudah dipilih/],
    [[{ position: 'p1', since: 1 }], 'recipients[0].since', /tidak dikenal/],
    ['p1', 'recipients', /daftar/],
    [
      [
        { position: 'p1', role: 'coordinator' },
        { position: 'p2', role: 'coordinator' },
      ],
      'recipients',
      'Koordinator hanya satu. Pilih satu saja.',
    ],
  ])('refuses recipients %j and says where', (recipients, path, message) => {
    const { errors } = json(disposition, { decision: 'dispose', recipients });
    expect(errors).toEqual([{ path, message: expect.stringMatching(message) }]);
  });

  it('drops what the decision hides, mistakes in it included', () => {
    const { values, errors } = json(disposition, {
      decision: 'report',
      recipients: 'nonsense',
      note: 'Sudah dirapatkan.',
      report: { text: 'Selesai.', files: ['f1'] },
    });
    expect(errors).toEqual([]);
    expect(values).toEqual({
      decision: 'report',
      note: 'Sudah dirapatkan.',
      report: { text: 'Selesai.', files: ['f1'], letters: [] },
    });
  });

  it('keeps every visible key, null or empty when unanswered', () => {
    const { values } = json(disposition, { decision: 'dispose', recipients: [{ position: 'p1' }] });
    expect(values).toMatchObject({ note: null, dueAt: null, instructions: [] });
  });

  it('refuses keys the form does not have, with their path', () => {
    const { errors } = json(disposition, { decision: 'report', colour: 'red', report: { text: 'Ya', secret: 1 } });
    expect(errors.map((error) => error.path)).toEqual(['colour', 'report.secret']);
  });

  it('writes the due time with the offset of the agency', () => {
    const due = (dueAt: unknown) =>
      json(disposition, { decision: 'dispose', recipients: [{ position: 'p1' }], dueAt }).values.dueAt;
    expect(due('2026-08-12T05:00:00Z')).toBe('2026-08-12T12:00:00+07:00');
    expect(due('2026-08-12T12:00')).toBe('2026-08-12T12:00:00+07:00');
    expect(due('tomorrow')).toBe('2026-08-11T16:00:00+07:00');
  });
});

describe('a disposition sent by a page', () => {
  it('reads ticked rows, their roles and the coordinator switch', () => {
    const { values, errors } = page(disposition, {
      decision: 'dispose',
      'recipients[0].position': 'p1',
      'recipients[0].role': 'main',
      'recipients[1].role': 'main',
      'recipients[2].position': 'p3',
      'recipients[2].role': 'main',
      'recipients.coordinator': 'p3',
      instructions: ['02', '09'],
      note: ' Hadiri ya.\r\nTerima kasih. ',
      'dueAt.preset': 'date',
      'dueAt.date': '2026-08-12',
      'dueAt.time': '12:00',
      _csrf: 'x',
    });
    expect(errors).toEqual([]);
    expect(values).toMatchObject({
      recipients: [
        { position: 'p1', role: 'main' },
        { position: 'p3', role: 'coordinator' },
      ],
      instructions: ['02', '09'],
      note: 'Hadiri ya.\nTerima kasih.',
      dueAt: '2026-08-12T12:00:00+07:00',
    });
  });

  it('reads one ticked instruction and nothing at all', () => {
    expect(page(disposition, { decision: 'dispose', instructions: '02' }).values.instructions).toEqual(['02']);
    expect(page(disposition, {}).errors).toEqual([{ path: 'decision', message: 'Pilih salah satu untuk Keputusan.' }]);
  });
});

describe('plain fields', () => {
  const text = (validate: FormComponent['validate']) => form({ type: 'textfield', key: 'a', label: 'Nama', validate });
  it.each([
    [text({ required: true }), '  ', 'Nama belum diisi.'],
    [text({ maxLength: 3 }), 'empat', 'Paling banyak 3 huruf; sekarang 5. Pendekkan sedikit.'],
    [text({ minLength: 3 }), 'a', 'Paling sedikit 3 huruf; sekarang 1.'],
    [text({ pattern: '^\\d{18}$' }), '1999', /Bentuk isian/],
    [text({}), 7, 'Isian ini harus berupa teks.'],
    [text({}), 'a\u0000b', /tidak dapat disimpan/],
    [form({ type: 'number', key: 'a', validate: { min: 1 } }), 0, 'Paling kecil 1.'],
    [form({ type: 'number', key: 'a', decimalDigits: 0 }), 1.5, /bilangan bulat/],
    [form({ type: 'number', key: 'a' }), '5', /dengan angka/],
    [form({ type: 'checkbox', key: 'a', label: 'Benar', validate: { required: true } }), false, /centang pada Benar/],
    [form({ type: 'checkbox', key: 'a' }), 'on', /ya atau tidak/],
    [form({ type: 'datetime', key: 'a', subtype: 'date' }), '2026-02-30', /Tanggal ini tidak ada/],
    [form({ type: 'datetime', key: 'a', validate: { minDate: '2026-01-01' } }), '2025-12-31', /Paling awal/],
    [form({ type: 'datetime', key: 'a', subtype: 'time' }), '25:00', /jam dan menit/],
    [form({ type: 'select', key: 'a', values: [{ value: 'x', label: 'X' }] }), 'y', /tidak ada dalam daftar/],
    [form({ type: 'file', key: 'a', label: 'Scan', validate: { required: true } }), null, /satu berkas untuk Scan/],
  ])('%j refuses %j', (schema, value, message) => {
    expect(json(schema, { a: value }).errors).toEqual([{ path: 'a', message: expect.stringMatching(message) }]);
  });

  it.each([
    ['1.250', 1250],
    ['1.250,5', 1250.5],
    ['2,5', 2.5],
    ['2.5', 2.5],
    ['-3', -3],
  ])('reads %s on a page as %d', (typed, number) => {
    expect(page(form({ type: 'number', key: 'a' }), { a: typed }).values).toEqual({ a: number });
  });

  it('accepts the code or the line of a classification', () => {
    const schema = form({ type: 'classification-picker', key: 'a' });
    const options = new Map([['a', [{ value: '000.5', label: 'Kearsipan' }]]]);
    const read = (a: string) => parseSubmission(schema, { a }, context('page', { options })).values.a;
    expect([read('000.5'), read('000.5 kearsipan'), read('Kearsipan')]).toEqual(['000.5', '000.5', '000.5']);
  });

  it('takes choices from the task, by key and by expression', () => {
    const values = { rooms: ['A', 'B'] };
    const byKey = form({ type: 'select', key: 'a', valuesKey: 'rooms' });
    const byFeel = form({ type: 'select', key: 'a', valuesExpression: '=rooms' });
    expect(json(byKey, { a: 'B' }, { values }).errors).toEqual([]);
    expect(json(byFeel, { a: 'C' }, { values }).errors).toHaveLength(1);
  });

  it('drops a read-only field whatever is sent', () => {
    expect(json(form({ type: 'textfield', key: 'a', readonly: true }), { a: 'x' })).toEqual({ values: {}, errors: [] });
  });
});

describe('rows', () => {
  const schema = form({
    type: 'dynamiclist',
    path: 'lines',
    label: 'Barang',
    validate: { required: true },
    components: [
      { type: 'textfield', key: 'item', label: 'Barang', validate: { required: true } },
      { type: 'number', key: 'quantity', label: 'Jumlah', conditional: { hide: '=item = "jasa"' } },
    ],
  });

  it('name the row of an error, and conditions read their own row', () => {
    const { errors, values } = json(schema, { lines: [{ item: 'jasa', quantity: 'x' }, { quantity: 2 }] });
    expect(errors).toEqual([{ path: 'lines[1].item', message: 'Barang belum diisi.' }]);
    expect(values).toEqual({ lines: [{ item: 'jasa' }, { item: null, quantity: 2 }] });
  });

  it('left empty on a page are not meant', () => {
    const body = { 'lines[0].item': '', 'lines[0].quantity': '', 'lines[1].item': 'Kertas', 'lines[1].quantity': '3' };
    expect(page(schema, body)).toEqual({ values: { lines: [{ item: 'Kertas', quantity: 3 }] }, errors: [] });
  });

  it('are bounded', () => {
    expect(json(schema, { lines: Array(201).fill({}) }).errors[0]).toEqual({
      path: 'lines',
      message: 'Paling banyak 200.',
    });
  });
});

describe('conditions', () => {
  it('see every declared key, null when unanswered, and the values of the task', () => {
    const schema = form(
      { type: 'textfield', key: 'reason', conditional: { hide: '=kind = null or urgency = "biasa"' } },
      { type: 'textfield', key: 'kind' },
    );
    const read = (kind: string | null, urgency: string) =>
      Object.keys(json(schema, { kind, reason: 'x' }, { values: { urgency } }).values);
    expect(read(null, 'segera')).toEqual(['kind']);
    expect(read('a', 'biasa')).toEqual(['kind']);
    expect(read('a', 'segera')).toEqual(['reason', 'kind']);
  });

  it('read a hidden field as null', () => {
    const schema = form(
      { type: 'textfield', key: 'a' },
      { type: 'textfield', key: 'b', conditional: { hide: '=a = null' } },
      { type: 'textfield', key: 'c', conditional: { hide: '=b = null' } },
    );
    expect(json(schema, { b: 'x', c: 'y' }).values).toEqual({ a: null });
  });

  it('that name what does not exist are a defect of the form', () => {
    const schema = form({ type: 'textfield', key: 'a', conditional: { hide: '=nobody = 1' } });
    expect(() => json(schema, {})).toThrow(/nobody/);
  });
});

describe('whatever is sent', () => {
  const key = fc.constantFrom('decision', 'recipients', 'instructions', 'note', 'dueAt', 'report', 'x', '__proto__');
  const anything = fc.dictionary(key, fc.anything({ maxDepth: 3 }));

  it('never throws, at either door', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom('json' as const, 'page' as const), (sent, door) => {
        parseSubmission(disposition, sent, context(door));
      }),
      { numRuns: 500 },
    );
  });

  it('no unknown key passes', () => {
    const declared = new Set(disposition.components.map((component) => component.key ?? component.path));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (sent) => {
        const { values, errors } = parseSubmission(disposition, sent, context('json'));
        expect(Object.keys(values).every((name) => declared.has(name))).toBe(true);
        const unknown = Object.keys(sent).filter((name) => !declared.has(name));
        expect(errors.length).toBeGreaterThanOrEqual(Math.min(unknown.length, 20));
      }),
      { numRuns: 300 },
    );
  });

  it('takes less than a millisecond for the disposition form', () => {
    const sent = { decision: 'dispose', recipients: [{ position: 'p1' }, { position: 'p2' }], instructions: ['02'] };
    const started = performance.now();
    for (let count = 0; count < 200; count += 1) parseSubmission(disposition, sent, context('json'));
    expect((performance.now() - started) / 200).toBeLessThan(1);
  });
});
