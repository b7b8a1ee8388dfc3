import { DateTime } from 'luxon';
import type { Unit } from '../database/index.js';
import { notFound } from '../errors/index.js';
import { OrganisationSnapshot } from './snapshot.js';
import { type AgencyRow, readSnapshot } from './snapshot-rows.js';
import type { Organisation } from './types.js';

/** Revision and local day decide; a handful per agency are alive at a time (the demo's clock plays through months). */
const MOST_SNAPSHOTS = 64;

interface Reading {
  agencyId: string;
  plainStatements: number;
  organisation: Organisation;
}

/**
 * The organisation as of a unit's now. One query in a unit that changes nothing of it; the rest only when the agency's
 * revision or its local day changed. Revisions come from a sequence, so a rolled-back change can never be taken for a
 * later one.
 */
export class Organisations {
  readonly #cache = new Map<string, Organisation>();
  readonly #read = new WeakMap<Unit, Reading>();

  /** @param agencyId needed in a system unit only. @throws AppError not-found for an agency that does not exist. */
  async load(unit: Unit, agencyId: string = unit.agencyId): Promise<Organisation> {
    const read = this.#read.get(unit);
    if (read?.agencyId === agencyId && read.plainStatements === unit.plainStatements) return read.organisation;
    const organisation = await this.#load(unit, agencyId);
    this.#read.set(unit, { agencyId, plainStatements: unit.plainStatements, organisation });
    return organisation;
  }

  async #load(unit: Unit, agencyId: string): Promise<Organisation> {
    const [agency] = await unit.prepared<AgencyRow>(
      // By role: a plan made under other policies is thrown away, and each request works under two.
      `organisation-revision-${unit.scope.kind}`,
      `select id, code, name, letterhead, address, city, time_zone, working_weekdays, workday_ends::text,
              org_revision, calendar_revision
         from agency where id = $1`,
      [agencyId],
    );
    if (!agency) throw notFound();
    const now = unit.now();
    const today = DateTime.fromJSDate(now, { zone: agency.time_zone }).toFormat('yyyy-MM-dd');
    const key = `${agencyId} ${agency.org_revision} ${today}`;
    const known = this.#cache.get(key);
    if (known) return known;
    const loaded = new OrganisationSnapshot(await readSnapshot(unit, agency, today), now);
    this.#remember(key, loaded);
    return loaded;
  }

  #remember(key: string, organisation: Organisation): void {
    this.#cache.set(key, organisation);
    for (const oldest of this.#cache.keys()) {
      if (this.#cache.size <= MOST_SNAPSHOTS) break;
      this.#cache.delete(oldest);
    }
  }
}
