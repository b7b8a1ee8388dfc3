import type { Employment } from './create-person.js';

const NIP = /^(\d{4})(\d{2})(\d{2})(\d{4})(\d{2})([12])(\d{3})$/;
const CONTRACT_MARKER = 21;
const YOUNGEST = 18;
/** Old honorary appointments went above 46, so the upper bound is soft (domain 5.1). */
const OLDEST = 60;

/**
 * Message key of what is wrong with an employee number, or null (Perka BKN 22/2007 and 43/2007): birth date, year and
 * month of appointment (for PPPK a contract marker from 21 on), sex, sequence.
 */
export function nipProblem(nip: string | null, employment: Employment, today: Date): string | null {
  if (nip === null) return employment === 'non-asn' ? null : 'nip-needed';
  const match = NIP.exec(nip);
  if (!match) return 'nip-shape';
  const [, year, month, day, from, marker, , sequence] = match;
  const birth = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(birth.getTime()) || birth.toISOString().slice(0, 10) !== `${year}-${month}-${day}`)
    return 'nip-birth';
  const isMonth = Number(marker) >= 1 && Number(marker) <= 12;
  if (employment === 'pppk' ? Number(marker) < CONTRACT_MARKER : !isMonth) return 'nip-appointment';
  const age = Number(from) - Number(year);
  if (age < YOUNGEST || age > OLDEST || Number(from) > today.getUTCFullYear()) return 'nip-appointment';
  return sequence === '000' ? 'nip-shape' : null;
}
