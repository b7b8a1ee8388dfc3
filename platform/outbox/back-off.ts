const FIRST = 10_000;
const LONGEST = 12 * 3_600_000;

/** Milliseconds until the next attempt: 10 s, 30 s, 90 s … 12 h; twelve attempts take about two days. */
export const backOff = (attempt: number): number => Math.min(FIRST * 3 ** (attempt - 1), LONGEST);
