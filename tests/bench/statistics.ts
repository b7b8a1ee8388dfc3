export interface Sample {
  perSecond: number;
  p50: number;
  p99: number;
}

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

/** @param q from 0 to 1. */
export function quantile(numbers: readonly number[], q: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  if (sorted.length === 0) return Number.NaN;
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!;
}

export const round = (number: number, digits = 1): number => Number(number.toFixed(digits));

export const spread = (numbers: readonly number[]): string =>
  `${round(Math.min(...numbers))} to ${round(Math.max(...numbers))}`;

/** Same numbers on every run: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
