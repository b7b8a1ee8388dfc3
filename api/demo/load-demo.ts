import { ShiftableClock } from '../../platform/clock/index.js';
import { systemScope } from '../../platform/database/index.js';
import { actorOfUsername } from '../../platform/organisation/accounts/actor-of-username.js';
import { prepareAgencies } from '../prepare-agencies.js';
import { type House, type WiringParts, wire } from '../wiring.js';
import { loadDemoOrganisation } from './organisation/load.js';

/** The four agencies with their people and accounts, ready to work. Idempotent. */
export async function loadDemoAgencies(house: House): Promise<void> {
  const { platform } = house;
  await platform.database.inUnit(systemScope('demo'), (unit) =>
    loadDemoOrganisation(unit, { password: platform.config.demoPassword }),
  );
  await prepareAgencies(house);
}

/**
 * The slices' demo data, played through the engine from the past to now. The house of its own has a clock that the
 * demo moves; nothing else may run meanwhile. Begun once per database: a start that breaks off leaves what was played.
 */
export async function playDemo(parts: WiringParts, progress: (sentence: string) => void): Promise<void> {
  const clock = new ShiftableClock();
  const house = wire({ ...parts, clock });
  const { platform, engine, worker, catalog } = house;
  try {
    const agencies = await platform.database.inUnit(systemScope('demo'), (unit) =>
      unit.rows<{ id: string; code: string }>('select id, code from agency order by code'),
    );
    for (const slice of catalog.slices) {
      if (!slice.demo || !(await begin(house, slice.name, progress))) continue;
      await slice.demo({
        platform,
        engine,
        at: (moment) => clock.set(moment),
        actor: (username) =>
          platform.database.inUnit(systemScope('demo'), (unit) =>
            actorOfUsername(unit, platform.organisations, username),
          ),
        drain: () => worker.drain(),
        agencies,
        progress,
      });
      await platform.database.inUnit(systemScope('demo'), (unit) =>
        unit.run('update demo_played set finished_at = now() where slice = $1', [slice.name]),
      );
    }
  } finally {
    await house.close();
  }
}

/** @returns whether it is to be played now. */
async function begin({ platform }: House, slice: string, progress: (sentence: string) => void): Promise<boolean> {
  return platform.database.inUnit(systemScope('demo'), async (unit) => {
    if ((await unit.run('insert into demo_played (slice) values ($1) on conflict do nothing', [slice])) === 1)
      return true;
    const unfinished = await unit.row('select 1 from demo_played where slice = $1 and finished_at is null', [slice]);
    if (unfinished) progress('Data contoh belum lengkap karena terputus. Hapus folder data untuk mengulang dari awal.');
    return false;
  });
}
