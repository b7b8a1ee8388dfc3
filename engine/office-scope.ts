import { DateTime } from 'luxon';
import type { OfficeFunction, Organisation } from '../platform/organisation/types.js';
import type { ExpressionScope } from './session/contract.js';

/**
 * Office functions of every expression: pure over one snapshot and one moment. Positions are ids as text, so that they
 * may be compared and stored; a function that finds nobody gives null, a position that does not exist is a fault.
 */
export function officeScope(organisation: Organisation, now: Date): ExpressionScope {
  const zone = organisation.agency.timeZone;
  const known = (idOrCode: unknown) => {
    const position = organisation.position(String(idOrCode).replace(/^position:/, ''));
    if (!position) throw new Error(`there is no position ${String(idOrCode)}`);
    return position;
  };
  return {
    head: () => organisation.head().id,
    holder: (name: string) => organisation.holderOf(name as OfficeFunction)?.id ?? null,
    superior: (position: string) => organisation.superior(known(position).id)?.id ?? null,
    subordinates: (position: string) => organisation.subordinates(known(position).id).map((one) => one.id),
    position: (code: string) => known(code).id,
    hasHolder: (position: string) => organisation.actingHolder(known(position).id) !== undefined,
    workdays: (from: unknown, days: number) =>
      DateTime.fromJSDate(organisation.calendar.addWorkingDays(instant(from, zone), days), { zone }),
    hours: (from: unknown, hours: number) =>
      DateTime.fromJSDate(organisation.calendar.addHours(instant(from, zone), hours), { zone }),
    now: () => DateTime.fromJSDate(now, { zone }),
    today: () => DateTime.fromISO(organisation.calendar.dayOf(now), { zone: 'utc' }),
  };
}

function instant(value: unknown, zone: string): Date {
  const moment = DateTime.isDateTime(value) ? value : DateTime.fromISO(String(value), { zone });
  if (!moment.isValid) throw new Error(`workdays() needs a date and time, not ${String(value)}`);
  return moment.toJSDate();
}
