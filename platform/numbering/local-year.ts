import { DateTime } from 'luxon';

/** The year on the agency's wall calendar: the New Year of its registers is its own midnight, not UTC's. */
export const localYear = (at: Date, timeZone: string): number => DateTime.fromJSDate(at, { zone: timeZone }).year;
