import { DateTime } from 'luxon';
import type { Holiday } from './set-holiday.js';

const COLLECTIVE = /^(cuti[ _-]?bersama|cuti|collective[ _-]?leave)$/i;
const USUAL = /^(libur([ _-]?nasional)?|holiday)?$/i;
const LONGEST_LIST = 400;

export interface HolidayListFault {
  /** From 1, as the spreadsheet counts. */
  line: number;
  /** Message key below `organisation.`. */
  problem: 'list-day' | 'list-name' | 'list-kind' | 'list-twice' | 'list-long' | 'list-empty';
}

/**
 * Reads `tanggal;nama;jenis` (or with commas or tabs), one day a line; days as 2028-08-17 or 17-08-2028 or 17/08/2028; kind may
 * be left out. A first line without a day is a heading. Everything wrong is told at once.
 */
export function readHolidayList(text: string): { holidays: Holiday[]; faults: HolidayListFault[] } {
  const holidays: Holiday[] = [];
  const faults: HolidayListFault[] = [];
  const seen = new Set<string>();
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  if (lines.length > LONGEST_LIST) return { holidays, faults: [{ line: LONGEST_LIST + 1, problem: 'list-long' }] };
  for (const [index, content] of lines.entries()) {
    if (content.trim() === '') continue;
    const [first = '', name = '', kind = ''] = cells(content);
    const day = dayOf(first);
    const line = index + 1;
    if (day === null && holidays.length === 0 && faults.length === 0 && !/\d/.test(first)) continue;
    if (day === null) faults.push({ line, problem: 'list-day' });
    else if (name === '') faults.push({ line, problem: 'list-name' });
    else if (!COLLECTIVE.test(kind) && !USUAL.test(kind)) faults.push({ line, problem: 'list-kind' });
    else if (seen.has(day)) faults.push({ line, problem: 'list-twice' });
    else {
      seen.add(day);
      holidays.push({ day, name: name.slice(0, 200), kind: COLLECTIVE.test(kind) ? 'collective-leave' : 'holiday' });
    }
  }
  if (holidays.length === 0 && faults.length === 0) faults.push({ line: 1, problem: 'list-empty' });
  return { holidays, faults };
}

/** One line of a spreadsheet's CSV; a name with the separator in it stands in quotes. */
function cells(line: string): string[] {
  const separator = [';', '\t', ','].find((mark) => line.includes(mark)) ?? ';';
  const found: string[] = [];
  let cell = '';
  let quoted = false;
  for (const letter of line) {
    if (letter === '"') quoted = !quoted;
    else if (letter === separator && !quoted) {
      found.push(cell.trim());
      cell = '';
    } else cell += letter;
  }
  return [...found, cell.trim()];
}

function dayOf(text: string): string | null {
  for (const format of ['yyyy-MM-dd', 'd-M-yyyy', 'd/M/yyyy', 'd.M.yyyy']) {
    const day = DateTime.fromFormat(text, format, { zone: 'utc' });
    if (day.isValid && day.year >= 2000 && day.year <= 2100) return day.toFormat('yyyy-MM-dd');
  }
  return null;
}
