import type { AgencyChart, ChartRow } from './chart.js';

export interface DemoPerson {
  name: string;
  nip: string | null;
  grade: string | null;
  employment: 'pns' | 'pppk' | 'non-asn';
}

const MEN = [
  'Agus',
  'Bambang',
  'Candra',
  'Dedi',
  'Eko',
  'Fajar',
  'Gunawan',
  'Hendra',
  'Iwan',
  'Joko',
  'Krisna',
  'Lukman',
  'Mulyadi',
  'Nugroho',
];
const WOMEN = [
  'Ani',
  'Budiarti',
  'Citra',
  'Dewi',
  'Endang',
  'Fitri',
  'Gita',
  'Hesti',
  'Indah',
  'Kartika',
  'Lestari',
  'Maya',
  'Nurul',
  'Sari',
];
const FAMILY = [
  'Wulandari',
  'Saputra',
  'Rahayu',
  'Pratama',
  'Kusuma',
  'Hidayat',
  'Permata',
  'Setiawan',
  'Anggraini',
  'Santoso',
  'Maharani',
];

/** Grade and earliest and latest birth year that go with a post. */
const BY_ECHELON: [RegExp, string, number, number][] = [
  [/^II\.a/, 'IV/d', 1967, 1969],
  [/^II\.b/, 'IV/c', 1967, 1971],
  [/^III\.a/, 'IV/b', 1969, 1976],
  [/^III\.b/, 'IV/a', 1970, 1979],
  [/^IV/, 'III/d', 1974, 1986],
];

/** Invented people (domain 11.7): neutral names marked as examples, NIP by the rule of 5.1, never a real person. */
export function demoPerson(chart: AgencyChart, row: ChartRow, index: number, seed: number): DemoPerson {
  const female = (seed * 7 + index * 3) % 5 < 2;
  const given = female ? WOMEN[(seed * 5 + index) % WOMEN.length]! : MEN[(seed * 3 + index) % MEN.length]!;
  const name = `${given} ${FAMILY[(seed + index * 2 + Math.floor(index / MEN.length)) % FAMILY.length]} (contoh)`;
  if (row.kind === 'partner') return { name, nip: null, grade: null, employment: 'non-asn' };
  const rule = BY_ECHELON.find(([echelon]) => echelon.test(row.echelon ?? ''));
  const older = index % chart.olderEvery === 0;
  const [first, last] =
    older && row.echelon?.startsWith('IV') !== false ? [1967, 1975] : rule ? [rule[2], rule[3]] : [1986, 1999];
  const born = first + ((index * 5 + seed) % (last - first + 1));
  const employment = row.kind === 'staff' && born > 1990 && index % 3 === 0 ? 'pppk' : 'pns';
  return {
    name,
    nip: nip(born, index, female, employment),
    grade: employment === 'pppk' ? 'IX' : (rule?.[1] ?? (row.kind === 'staff' ? 'II/d' : 'III/c')),
    employment,
  };
}

const two = (value: number) => String(value).padStart(2, '0');

/** Birth date, year and month of appointment (contract marker 21 for PPPK), sex, sequence. */
function nip(born: number, index: number, female: boolean, employment: 'pns' | 'pppk'): string {
  const birth = `${born}${two(1 + ((index * 5) % 12))}${two(1 + ((index * 11) % 28))}`;
  const appointed = employment === 'pppk' ? '202421' : `${born + 24 + (index % 3)}${two(1 + (index % 12))}`;
  return `${birth}${appointed}${female ? 2 : 1}001`;
}
