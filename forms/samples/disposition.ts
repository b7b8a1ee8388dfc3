import { fileURLToPath } from 'node:url';
import { Catalogue } from '../../platform/messages/index.js';
import type { FormSchema, Option, ParseContext } from '../contract.js';

/** The most important form, as the tests of this room know it. */
export const disposition: FormSchema = {
  id: 'disposition',
  type: 'default',
  components: [
    {
      type: 'radio',
      key: 'decision',
      label: 'Keputusan',
      validate: { required: true },
      values: [
        { value: 'dispose', label: 'Disposisikan' },
        { value: 'report', label: 'Laporkan hasil' },
        { value: 'return', label: 'Kembalikan (salah alamat)' },
        { value: 'file', label: 'Simpan' },
      ],
    },
    {
      type: 'position-picker',
      key: 'recipients',
      label: 'Kepada',
      validate: { required: true },
      properties: { multiple: 'true', roles: 'coordinator main copy inform' },
      conditional: { hide: '=decision != "dispose"' },
    },
    {
      type: 'instruction-checklist',
      key: 'instructions',
      label: 'Mohon',
      conditional: { hide: '=decision != "dispose"' },
    },
    { type: 'textarea', key: 'note', label: 'Catatan', validate: { maxLength: 500 } },
    { type: 'due-time', key: 'dueAt', label: 'Tenggat', conditional: { hide: '=decision != "dispose"' } },
    {
      type: 'group',
      path: 'report',
      label: 'Laporan',
      conditional: { hide: '=decision != "report"' },
      components: [
        { type: 'textarea', key: 'text', label: 'Hasil' },
        { type: 'files', key: 'files', label: 'Berkas' },
        { type: 'letter-picker', key: 'letters', label: 'Surat terkait' },
      ],
    },
  ],
};

export const positions: Option[] = [
  { value: 'p1', aliases: ['sekdis'], label: 'Sekretaris', hint: 'Dewi Anggraini', prominent: true },
  { value: 'p2', aliases: ['kabid-egov'], label: 'Kabid e-Government', hint: 'Plh: Sari Wulandari', prominent: true },
  { value: 'p3', aliases: ['kabid-ikp'], label: 'Kabid Informasi', hint: 'Rudi Hartono' },
  { value: 'p4', label: 'Kabid Statistik', disabledReason: 'belum ada pejabatnya' },
];

export const instructions: Option[] = [
  { value: '02', label: 'Untuk ditindaklanjuti', prominent: true },
  { value: '09', label: 'Hadiri', prominent: true },
];

export const presets: Option[] = [{ value: '2026-08-11T16:00:00+07:00', aliases: ['tomorrow'], label: 'Besok' }];

export const indonesian = new Catalogue()
  .addFolder(fileURLToPath(new URL('../messages', import.meta.url)))
  .translator('id');

export const context = (door: 'json' | 'page', more: Partial<ParseContext> = {}): ParseContext => ({
  options: new Map([
    ['recipients', positions],
    ['instructions', instructions],
    ['dueAt', presets],
  ]),
  values: {},
  translate: indonesian,
  timeZone: 'Asia/Jakarta',
  door,
  ...more,
});
