import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../api/project-root.js';
import { Renderer } from '../../api/rendering/renderer.js';
import type { Facts } from '../../api/rendering/view-functions.js';
import type { FormSchema, Option } from '../../forms/contract.js';
import { parseSubmission, presentForm } from '../../forms/index.js';
import { Catalogue } from '../../platform/messages/index.js';

const translate = new Catalogue()
  .addFolder(join(projectRoot, 'forms/messages'))
  .addFolder(join(projectRoot, 'api/messages'))
  .translator('id');

const facts: Facts = {
  translate,
  language: 'id',
  timeZone: 'Asia/Jakarta',
  now: new Date('2026-08-11T02:00:00Z'),
  csrf: 'token',
  key: 'once',
  asset: (name) => `/assets/${name}`,
  menu: [],
};

const choices: Option[] = Array.from({ length: 12 }, (_, index) => ({
  value: `v${index}`,
  label: `Pilihan ${index} & <b>`,
  hint: 'Dewi Anggraini',
  prominent: index < 4,
}));
const required = { required: true };
const types = ['textfield', 'textarea', 'number', 'select', 'radio', 'checklist', 'file', 'files', 'person-picker'];
const others = ['letter-picker', 'classification-picker', 'instruction-checklist', 'due-time', 'position-picker'];

/** Every type once, all required and described, so that an empty submission fails everywhere. */
const everything: FormSchema = {
  id: 'everything',
  type: 'default',
  components: [
    { type: 'text', text: 'Isi dari atas ke bawah.' },
    ...[...types, ...others].map((type) => ({
      type,
      key: `k_${type.replaceAll('-', '_')}`,
      label: `Nama ${type}`,
      description: 'Penjelasan.',
      validate: required,
    })),
    { type: 'checkbox', key: 'sure', label: 'Saya setuju', description: 'Penjelasan.', validate: required },
    { type: 'datetime', key: 'day', label: 'Tanggal', subtype: 'date', validate: required },
    {
      type: 'position-picker',
      key: 'to',
      label: 'Kepada',
      validate: required,
      properties: { roles: 'coordinator main copy' },
    },
    { type: 'textfield', key: 'fixed', label: 'Tetap', readonly: true },
    { type: 'separator' },
    {
      type: 'dynamiclist',
      path: 'lines',
      label: 'Baris',
      validate: required,
      components: [{ type: 'number', key: 'quantity', label: 'Jumlah' }],
    },
    { type: 'group', path: 'inner', label: 'Kelompok', components: [{ type: 'textfield', key: 'a', label: 'Isi' }] },
  ],
};

const options = new Map([...types, ...others].map((type) => [`k_${type.replaceAll('-', '_')}`, choices]));
options.set('to', choices);

let html = '';
beforeAll(() => {
  const renderer = new Renderer([{ folder: join(projectRoot, 'api/views'), prefix: '' }]);
  const asked = { values: {}, options, translate, timeZone: facts.timeZone };
  const { errors } = parseSubmission(everything, {}, { ...asked, door: 'page' });
  const form = presentForm(everything, { ...asked, values: { fixed: '<i>' }, errors });
  html = renderer.render('partials/form', { action: '/t', form, submit: { label: 'Kirim' } }, facts);
});

const all = (pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1]!);
const ids = () => all(/ id="([^"]+)"/g);

describe('a form with every field on it', () => {
  it('gives every id once', () => {
    expect(ids().length).toBeGreaterThan(60);
    expect(new Set(ids()).size).toBe(ids().length);
  });

  it('labels every input that people fill in', () => {
    const labelled = new Set(all(/<label[^>]* for="([^"]+)"/g));
    const inputs = all(/<(?:input|select|textarea)((?![^>]*type="hidden")[^>]*)>/g);
    expect(inputs.length).toBeGreaterThan(40);
    expect(inputs.filter((input) => !labelled.has(/ id="([^"]+)"/.exec(input)?.[1] ?? ''))).toEqual([]);
  });

  it('ties hint and error to the field, and the summary to both', () => {
    const known = new Set(ids());
    const described = all(/aria-describedby="([^"]+)"/g).flatMap((them) => them.split(' '));
    const linked = all(/<a href="#([^"]+)"/g);
    expect(described.length).toBeGreaterThan(20);
    expect(linked.length).toBeGreaterThan(15);
    expect([...described, ...linked].filter((id) => !known.has(id))).toEqual([]);
    expect(all(/(aria-invalid="true")/g).length).toBe(linked.length);
  });

  it('writes what people typed as text', () => {
    expect(html).toContain('Pilihan 0 &amp; &lt;b&gt;');
    expect(html).toContain('&lt;i&gt;');
    expect(html).not.toMatch(/<[bi]>/);
  });

  it('carries the token and a key for exactly one acceptance, and nothing inline', () => {
    expect(html).toContain('name="_csrf" value="token"');
    expect(html).toContain('name="_key" value="once"');
    expect(html).not.toMatch(/ style=| on[a-z]+=|<script/);
  });

  it('has words for everything', () => {
    expect(all(/((?:forms|view|api|worklist)\.[a-z-]+(?:\.[a-z-]+)*)/g)).toEqual([]);
  });
});
