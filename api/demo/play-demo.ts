import { ShiftableClock } from '../../platform/clock/index.js';
import { systemScope, type Unit } from '../../platform/database/index.js';
import { actorOfUsername } from '../../platform/organisation/accounts/actor-of-username.js';
import type { DemoContext, Slice } from '../../processes/contract.js';
import { type House, type WiringParts, wire } from '../wiring.js';

export interface DemoWatch {
  /** A sentence for the person at the terminal. */
  say(sentence: string): void;
  /** Asked between two steps. */
  stopping(): boolean;
}

/** Held while a demo is played; a node that dies lets go of it. */
const DEMO_LOCK = 4_712_030;
const TENTHS = 10;

/**
 * The slices' demo data, played through the engine from the past to now. The house of its own has a clock that the
 * demo moves; nothing else may run meanwhile. Each slice's is played once per database: a start that breaks off, in
 * whatever way, is gone on with by the next one.
 */
export async function playDemo(parts: WiringParts, watch: DemoWatch): Promise<void> {
  const clock = new ShiftableClock();
  const house = wire({ ...parts, clock });
  try {
    for (const slice of house.catalog.slices) {
      if (slice.demo && !watch.stopping()) await playSlice(house, clock, { ...slice, demo: slice.demo }, watch);
    }
  } finally {
    await house.close();
  }
}

type Played = Slice & Required<Pick<Slice, 'demo'>>;

async function playSlice(house: House, clock: ShiftableClock, slice: Played, watch: DemoWatch): Promise<void> {
  const { database } = house.platform;
  await database.inUnit(systemScope('demo'), (unit) =>
    unit.run('insert into demo_played (slice, begun_at) values ($1, $2) on conflict do nothing', [
      slice.name,
      unit.now(),
    ]),
  );
  // Open as long as it is played: the lock keeps a second node from playing the same.
  await database.inUnit(systemScope('demo'), async (unit) => {
    const { mine } = await unit.one<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [DEMO_LOCK]);
    const open = await unit.row<{ steps: number; begunAt: Date }>(
      'select steps, begun_at as "begunAt" from demo_played where slice = $1 and finished_at is null',
      [slice.name],
    );
    if (!mine || !open) return;
    await slice.demo(await contextOf(house, clock, slice, watch, open));
    if (!watch.stopping())
      await unit.run('update demo_played set finished_at = $2 where slice = $1', [slice.name, new Date()]);
  });
}

async function contextOf(
  { platform, engine, worker }: House,
  clock: ShiftableClock,
  slice: Played,
  watch: DemoWatch,
  { steps, begunAt }: { steps: number; begunAt: Date },
): Promise<DemoContext> {
  const agencies = await platform.database.inUnit(systemScope('demo'), (unit) =>
    unit.rows<{ id: string; code: string }>('select id, code from agency order by code'),
  );
  const kinds = engine.transports.map(({ kind }) => kind);
  let told = -1;
  return {
    platform,
    engine,
    begunAt,
    played: steps,
    countStep: (unit: Unit) => unit.change('update demo_played set steps = steps + 1 where slice = $1', [slice.name]),
    stopping: watch.stopping,
    at: (moment) => clock.set(moment),
    actor: (username) =>
      platform.database.inUnit(systemScope('demo'), (unit) => actorOfUsername(unit, platform.organisations, username), {
        readOnly: true,
      }),
    drain: async () => {
      while ((await engine.fireDueTimers()) + (await worker.deliverDue(kinds)) > 0);
    },
    agencies,
    progress: (done, of) => {
      const tenth = Math.floor((done / of) * TENTHS);
      if (tenth === told) return;
      told = tenth;
      watch.say(`Menyiapkan surat contoh, sekali ini saja: ${done} dari ${of} langkah`);
    },
  };
}
