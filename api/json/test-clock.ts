import { Duration } from 'luxon';
import { z } from 'zod';
import { ShiftableClock } from '../../platform/clock/index.js';
import { invalidFields } from '../../platform/errors/index.js';
import { type AnyRoute, route } from '../../processes/contract.js';
import { instant } from './shapes.js';

const LONGEST = Duration.fromObject({ years: 10 }).toMillis();

/** Only under TEST_CLOCK=1. Fires what became due before it answers. */
export const testClockRoutes = (drain: () => Promise<void>): AnyRoute[] => [
  route({
    door: 'json',
    method: 'post',
    path: '/test/clock',
    access: 'public',
    summary: 'Moves the clock of a test installation',
    body: z.union([z.strictObject({ now: z.iso.datetime({ offset: true }) }), z.strictObject({ advance: z.string() })]),
    response: z.object({ now: instant }),
    handle: async ({ platform, body }) => {
      if (!(platform.clock instanceof ShiftableClock))
        throw new Error('the clock of this installation cannot be moved');
      if ('now' in body) setTo(platform.clock, new Date(body.now));
      else setTo(platform.clock, new Date(platform.clock.now().getTime() + millisecondsOf(body.advance)));
      await drain();
      return { kind: 'json', body: { now: platform.clock.now() } };
    },
  }),
];

function setTo(clock: ShiftableClock, moment: Date): void {
  try {
    clock.set(moment);
  } catch {
    throw invalidFields([{ path: 'now', message: 'api.field.duration' }]);
  }
}

function millisecondsOf(text: string): number {
  const duration = Duration.fromISO(text);
  const milliseconds = duration.isValid ? duration.toMillis() : Number.NaN;
  if (!(milliseconds >= 0 && milliseconds <= LONGEST))
    throw invalidFields([{ path: 'advance', message: 'api.field.duration' }]);
  return milliseconds;
}
