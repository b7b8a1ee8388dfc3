import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalog } from '../../processes/catalog.js';

const here = dirname(fileURLToPath(import.meta.url));

const REQUEST = {
  id: 'leave-slip-request',
  type: 'default',
  components: [{ type: 'textfield', key: 'purpose', label: 'Keperluan', validate: { required: true, maxLength: 100 } }],
};

const DECISION = {
  id: 'leave-slip-decision',
  type: 'default',
  components: [
    { type: 'textfield', key: 'purpose', label: 'Keperluan', readonly: true },
    {
      type: 'radio',
      key: 'decision',
      label: 'Keputusan',
      values: [
        { value: 'allow', label: 'Izinkan' },
        { value: 'refuse', label: 'Tolak' },
      ],
      validate: { required: true },
    },
    { type: 'textarea', key: 'note', label: 'Catatan', validate: { maxLength: 50 } },
  ],
};

/** A small flow of the tests' own: a slip is decided by one position and recorded by a group. No slice, no subject. */
export const leaveSlip: Catalog = {
  slices: [],
  shipped: {
    diagrams: { 'leave-slip': readFileSync(join(here, 'leave-slip.bpmn'), 'utf8') },
    forms: { 'leave-slip-request': REQUEST, 'leave-slip-decision': DECISION },
    note: 'tests',
  },
};
