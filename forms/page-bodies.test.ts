import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../platform/errors/index.js';
import { addStagedFiles, applyRowCommand, decodeFormBody, rowCommand } from './index.js';

describe('the body of a page', () => {
  it('becomes nested values', () => {
    expect(
      decodeFormBody({
        note: 'ya',
        'lines[10].item': 'c',
        'lines[2].item': 'b',
        'address.street': 'Jl. Merdeka',
        instructions: ['02', '09'],
        'recipients[0].position': 'p1',
        'recipients.coordinator': 'p1',
        _csrf: 'secret',
      }),
    ).toEqual({
      note: 'ya',
      lines: [{ item: 'b' }, { item: 'c' }],
      address: { street: 'Jl. Merdeka' },
      instructions: ['02', '09'],
      recipients: { 0: { position: 'p1' }, coordinator: 'p1' },
    });
  });

  it.each([
    '__proto__.admin',
    'a.constructor.prototype',
    'a[0',
    'a[1000]',
    'a..b',
    'a.b.c.d.e.f.g.h.i',
    '<b>',
    'x'.repeat(301),
  ])('named %s is refused as malformed', (name) => {
    if (name.startsWith('_')) expect(decodeFormBody({ [name]: '1' })).toEqual({});
    else expect(() => decodeFormBody({ [name]: '1' })).toThrow(AppError);
  });

  it('that contradicts itself is refused', () => {
    expect(() => decodeFormBody({ a: '1', 'a.b': '2' })).toThrow(AppError);
    expect(() => decodeFormBody({ 'a.b': '2', a: '1' })).toThrow(AppError);
  });

  it('is decoded or refused, whatever it is, and never reaches a prototype', () => {
    const name = fc.oneof(fc.string(), fc.constantFrom('a', 'a[0].b', 'a.b', '__proto__', 'a.__proto__.b', '_add:a'));
    fc.assert(
      fc.property(fc.dictionary(name, fc.oneof(fc.string(), fc.array(fc.string()), fc.anything())), (body) => {
        try {
          decodeFormBody(body);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('buttons that add and remove rows', () => {
  it('are seen in the raw body', () => {
    const body = { 'lines[0].item': 'a', 'lines[1].item': 'b', '_remove:lines[0]': '1' };
    const command = { kind: 'remove', path: 'lines', index: 0 };
    expect(rowCommand(body)).toEqual(command);
    expect(decodeFormBody(body)).toEqual({ lines: [{ item: 'a' }, { item: 'b' }] });
    expect(rowCommand({ 'lines[0].item': 'a' })).toBeNull();
  });

  it('change the rows and keep what was typed', () => {
    const values = decodeFormBody({ note: 'ya', 'lines[0].item': 'a', 'lines[1].item': 'b' });
    expect(applyRowCommand(values, { kind: 'remove', path: 'lines', index: 0 })).toEqual({
      note: 'ya',
      lines: [{ item: 'b' }],
    });
  });

  it('add a second row where the first was still empty, and reach lists inside rows', () => {
    expect(applyRowCommand({}, { kind: 'add', path: 'lines' })).toEqual({ lines: [{}, {}] });
    const inner = { kind: 'add', path: 'orders[0].lines' } as const;
    expect(applyRowCommand({ orders: [{ lines: [{ a: 1 }] }, {}] }, inner)).toEqual({
      orders: [{ lines: [{ a: 1 }, {}] }, {}],
    });
  });
});

describe('uploaded files', () => {
  it('join those the page listed already', () => {
    const staged = [
      { id: 'f2', field: 'report.files' },
      { id: 'f3', field: 'scan' },
      { id: 'f4', field: '__proto__' },
    ];
    expect(addStagedFiles({ report: { files: 'f1' } }, staged)).toEqual({
      report: { files: ['f1', 'f2'] },
      scan: ['f3'],
    });
  });
});
