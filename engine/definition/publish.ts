import { recordAudit } from '../../platform/audit/index.js';
import type { Unit } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import type { Actor } from '../../platform/organisation/actor.js';
import type { Organisation } from '../../platform/organisation/types.js';
import {
  currentReleaseId,
  insertRelease,
  nextReleaseNumber,
  type Origin,
  type ReleaseEntry,
  readEntries,
  storeArtifact,
} from '../store/release-store.js';
import type { Publication, PublishResult } from '../types.js';
import { artifactsOf, type PublishedArtifact } from './publish-artifacts.js';
import { armStartTimers } from './publish-start-timers.js';
import { releaseOf } from './release.js';

/** Of an agency, or of the product into agencies that never redrew what it ships. */
export type Publisher = 'agency' | 'product';

/**
 * A new release: what is published beside what the agency ran before, unchanged. Nothing new makes no release.
 * Checking is the caller's. @throws DiagramRefused when a diagram cannot be read.
 */
export async function publishRelease(
  unit: Unit,
  actor: Actor,
  publication: Publication,
  publisher: Publisher,
  organisation: () => Promise<Organisation>,
): Promise<Omit<PublishResult, 'findings'>> {
  const artifacts = await artifactsOf(publication);
  const number = await nextReleaseNumber(unit);
  const current = await currentReleaseId(unit);
  const before = new Map(current ? (await readEntries(unit, current)).map((entry) => [nameOf(entry), entry]) : []);
  const entries = new Map(before);
  const published: { key: string; version: number }[] = [];
  for (const artifact of artifacts) {
    const known = before.get(nameOf(artifact));
    if (publisher === 'product' && known && known.origin !== 'shipped') continue;
    const hash = await storeArtifact(unit, artifact.content);
    if (known?.hash === hash) continue;
    const entry = nextEntry(artifact, hash, known, publisher, publication.note, unit.now());
    entries.set(nameOf(artifact), entry);
    if (artifact.kind === 'diagram') published.push({ key: entry.key, version: entry.version });
  }
  const changed = [...entries].some(([name, entry]) => before.get(name) !== entry);
  if (!changed && current) return { releaseId: current, published };
  const id = newId();
  const by = { id: actor.kind === 'person' ? actor.personId : null, name: actor.name };
  await insertRelease(unit, { id, number, note: publication.note, by }, [...entries.values()]);
  await armStartTimers(unit, await releaseOf(unit, id), organisation);
  await recordAudit(unit, {
    event: 'definition.published',
    actor,
    subject: { kind: 'release', id },
    details: { number, keys: published.map((one) => `${one.key} ${one.version}`).join(', ') },
  });
  return { releaseId: id, published };
}

const nameOf = ({ kind, key }: { kind: string; key: string }) => `${kind} ${key}`;

function nextEntry(
  artifact: PublishedArtifact,
  hash: string,
  known: ReleaseEntry | undefined,
  publisher: Publisher,
  note: string,
  now: Date,
): ReleaseEntry {
  const origin: Origin = publisher === 'product' ? 'shipped' : known && known.origin !== 'own' ? 'adapted' : 'own';
  const base = known?.origin === 'shipped' ? { basedOn: known.version, basedOnHash: known.hash } : known;
  return {
    kind: artifact.kind,
    key: artifact.key,
    version: (known?.version ?? 0) + 1,
    name: artifact.name,
    hash,
    origin,
    basedOn: origin === 'adapted' ? (base?.basedOn ?? null) : null,
    basedOnHash: origin === 'adapted' ? (base?.basedOnHash ?? null) : null,
    startForm: artifact.startForm,
    note,
    publishedAt: now,
  };
}
