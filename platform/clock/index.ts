/** The only source of "now". Fake in tests and under TEST_CLOCK=1; never read `Date.now()` for a business time. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that runs with the system's, shifted; `set` and `advance` move it. Bounded to the years 2000-2100. */
export class ShiftableClock implements Clock {
  #offset = 0;
  now(): Date {
    return new Date(Date.now() + this.#offset);
  }
  set(to: Date): void {
    if (Number.isNaN(to.getTime()) || to.getUTCFullYear() < 2000 || to.getUTCFullYear() > 2100)
      throw new RangeError('the test clock goes from 2000 to 2100');
    this.#offset = to.getTime() - Date.now();
  }
  advance(milliseconds: number): void {
    this.set(new Date(this.now().getTime() + milliseconds));
  }
}
