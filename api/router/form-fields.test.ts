import { describe, expect, test } from 'vitest';
import { nestFormFields } from './form-fields.js';

describe('the fields of a posted page', () => {
  test('become lists and groups by their names', () => {
    expect(
      nestFormFields([
        ['recipients[0].position', 'a'],
        ['recipients[0].role', 'main'],
        ['recipients[2].position', 'c'],
        ['instructions', '02'],
        ['instructions', '03'],
        ['note', 'segera'],
      ]),
    ).toEqual({
      recipients: [{ position: 'a', role: 'main' }, { position: 'c' }],
      instructions: ['02', '03'],
      note: 'segera',
    });
  });

  test.each(['__proto__.x', 'a.constructor', 'a[', 'a[99999]', 'a..b', 'a.b.c.d.e.f.g.h.i', ''])(
    'are refused with the name "%s"',
    (name) => {
      expect(() => nestFormFields([[name, 'x']])).toThrow('malformed');
    },
  );
});
