import type { Unit } from '../../platform/database/index.js';
import { notFound } from '../../platform/errors/index.js';
import type { Actor } from '../../platform/organisation/actor.js';
import { releaseOf } from '../definition/release.js';
import {
  currentReleaseId,
  type ReleaseEntry,
  readArtifact,
  readEntries,
  readVersions,
} from '../store/release-store.js';
import type { DefinitionItem } from '../types.js';

/** What the actor's agency runs now. */
export async function definitions(unit: Unit, _actor: Actor): Promise<DefinitionItem[]> {
  const current = await currentReleaseId(unit);
  if (!current) return [];
  const entries = await readEntries(unit, current);
  return entries.filter((entry) => entry.kind === 'diagram').map((entry) => item(unit, entry));
}

/** Newest first. @throws AppError not-found when the agency never ran it. */
export async function definitionVersions(unit: Unit, _actor: Actor, key: string): Promise<DefinitionItem[]> {
  const versions = await readVersions(unit, key);
  if (versions.length === 0) throw notFound('engine.error.no-process');
  return versions.map((entry) => item(unit, entry));
}

/** @returns BPMN XML, of the newest version unless one is named. */
export async function diagram(unit: Unit, _actor: Actor, key: string, version?: number): Promise<string> {
  const versions = await readVersions(unit, key);
  const entry = version === undefined ? versions[0] : versions.find((one) => one.version === version);
  if (!entry) throw notFound('engine.error.no-process');
  return readArtifact(unit, entry.hash);
}

export async function startForm(unit: Unit, _actor: Actor, key: string): Promise<Record<string, unknown> | null> {
  const current = await currentReleaseId(unit);
  const release = current && (await releaseOf(unit, current));
  const entry = release ? release.entry('diagram', key) : undefined;
  if (!release || !entry) throw notFound('engine.error.no-process');
  const form = entry.startForm ? await release.form(unit, entry.startForm) : null;
  return form && { ...form };
}

const item = (unit: Unit, entry: ReleaseEntry): DefinitionItem => ({
  key: entry.key,
  name: entry.name ?? entry.key,
  version: entry.version,
  agency: entry.origin === 'shipped' ? null : unit.agencyId,
  origin: entry.origin,
  ...(entry.basedOn === null ? {} : { basedOn: { key: entry.key, version: entry.basedOn } }),
  startForm: entry.startForm,
  publishedAt: entry.publishedAt,
  note: entry.note,
});
