import type { OfficeFunction, PositionKind } from '../../../platform/organisation/types.js';

/** One row of an organisation chart (domain.md 7.1-7.4). `parent` is a chart code; null at the top. */
export interface ChartRow {
  chart: string | null;
  code: string;
  name: string;
  short: string;
  unit: string;
  kind: PositionKind;
  echelon: string | null;
  parent: string | null;
  /** Partners outside the agency are listed and have no account. */
  account: boolean;
}

export interface AgencyChart {
  code: string;
  name: string;
  letterhead: string[];
  address: string;
  city: string;
  /** Code to name, in printing order. */
  units: Record<string, string>;
  rows: readonly ChartRow[];
  functions: Record<OfficeFunction, string>;
  /** Code to name and members (position codes). */
  groups: Record<string, { name: string; members: readonly string[] }>;
  /** Of the lower posts every n-th is held by somebody of fifty or older (domain 11.7). */
  olderEvery: number;
}

type Row = [
  chart: string,
  code: string,
  name: string,
  short: string,
  unit: string,
  type: string,
  parent: string | null,
];

const KINDS: Record<string, PositionKind> = {
  JF: 'functional',
  tim: 'team-lead',
  pelaksana: 'staff',
  mitra: 'partner',
};

/** `type` is an echelon (`III.b`) or one of JF, tim, pelaksana, mitra, as in the charts. */
export const chartRows = (rows: readonly Row[]): ChartRow[] =>
  rows.map(([chart, code, name, short, unit, type, parent]) => {
    const kind = KINDS[type];
    return {
      chart,
      code,
      name,
      short,
      unit,
      kind: kind ?? 'structural',
      echelon: kind ? null : type,
      parent,
      account: !chart.startsWith('KD'),
    };
  });

/** Every agency has one: the person who sets up, and to whom tasks without any filled superior fall. */
export const administratorRow = (unit: string, parent: string): ChartRow => ({
  chart: null,
  code: 'admin',
  name: 'Administrator e-Office',
  short: 'Admin e-Office',
  unit,
  kind: 'staff',
  echelon: null,
  parent,
  account: true,
});
