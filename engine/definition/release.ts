import type { FormSchema } from '../../forms/contract.js';
import { declaredKeys } from '../../forms/index.js';
import type { Unit } from '../../platform/database/index.js';
import { notFound } from '../../platform/errors/index.js';
import { type ArtifactKind, type ReleaseEntry, readArtifact, readEntries } from '../store/release-store.js';
import { compiled } from './cache.js';
import type { CompiledDiagram } from './compile.js';
import type { CompiledProcess } from './summary.js';

/** One publication of one agency, immutable: what its instances run with for as long as they live. */
export class Release {
  readonly #entries: Map<string, ReleaseEntry>;
  readonly #forms = new Map<string, FormSchema>();
  readonly #declared = new Map<string, readonly string[]>();

  constructor(
    readonly id: string,
    entries: readonly ReleaseEntry[],
  ) {
    this.#entries = new Map(entries.map((entry) => [`${entry.kind} ${entry.key}`, entry]));
  }

  entry(kind: ArtifactKind, key: string): ReleaseEntry | undefined {
    return this.#entries.get(`${kind} ${key}`);
  }

  /** Diagrams in the order of their keys. */
  processKeys(): string[] {
    return [...this.#entries.values()].flatMap((entry) => (entry.kind === 'diagram' ? entry.key : []));
  }

  /** @throws AppError not-found when the agency runs no such process. */
  async diagram(unit: Unit, processKey: string): Promise<CompiledDiagram> {
    const entry = this.entry('diagram', processKey);
    if (!entry) throw notFound('engine.error.no-process');
    return compiled(entry.hash, () => readArtifact(unit, entry.hash));
  }

  async process(unit: Unit, processKey: string): Promise<CompiledProcess> {
    const process = (await this.diagram(unit, processKey)).processes.find((one) => one.id === processKey);
    if (!process) throw notFound('engine.error.no-process');
    return process;
  }

  /** @returns null when the release has no form of that key. */
  async form(unit: Unit, key: string): Promise<FormSchema | null> {
    const entry = this.entry('form', key);
    if (!entry) return null;
    const known = this.#forms.get(key);
    if (known) return known;
    const schema = JSON.parse(await readArtifact(unit, entry.hash)) as FormSchema;
    this.#forms.set(key, schema);
    return schema;
  }

  artifact(unit: Unit, entry: ReleaseEntry): Promise<string> {
    return readArtifact(unit, entry.hash);
  }

  /** Keys of every form that the process shows: each exists in expressions, null until it is answered. */
  async declared(unit: Unit, processKey: string): Promise<readonly string[]> {
    const known = this.#declared.get(processKey);
    if (known) return known;
    const process = await this.process(unit, processKey);
    const keys = [...process.forms, ...process.startEvents.flatMap((start) => start.formKey ?? [])];
    const declared = new Set<string>();
    for (const key of keys) {
      const schema = await this.form(unit, key);
      for (const name of schema ? declaredKeys(schema) : []) declared.add(name);
    }
    const names = [...declared];
    this.#declared.set(processKey, names);
    return names;
  }
}

const CAPACITY = 300;
const releases = new Map<string, Release>();

/** Ids are never reused and entries never change, so a release read once is good for ever. */
export async function releaseOf(unit: Unit, id: string): Promise<Release> {
  const key = `${unit.agencyId} ${id}`;
  const known = releases.get(key);
  if (known) return known;
  const release = new Release(id, await readEntries(unit, id));
  releases.set(key, release);
  const oldest = releases.keys().next().value;
  if (releases.size > CAPACITY && oldest !== undefined) releases.delete(oldest);
  return release;
}

export const forgetReleases = (): void => releases.clear();
