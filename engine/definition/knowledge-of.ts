import type { FormSchema } from '../../forms/contract.js';
import { declaredKeys } from '../../forms/index.js';
import type { Unit } from '../../platform/database/index.js';
import type { EngineParts } from '../commands/context.js';
import type { Knowledge, KnownNames } from '../lint/index.js';
import { namesOfDiagrams } from '../lint/index.js';
import { officeScope } from '../office-scope.js';
import {
  type ArtifactKind,
  currentReleaseId,
  type ReleaseEntry,
  readArtifact,
  readEntries,
} from '../store/release-store.js';
import type { Publication } from '../types.js';
import { type ParsedDiagram, parseDiagram } from './parse.js';

/**
 * What a diagram may refer to: what is published with it, and what stays from before.
 * @param diagrams those of the publication that could be read.
 * @param formsHold whether the published forms are sound; else no name is judged.
 */
export async function knowledgeOf(
  parts: EngineParts,
  unit: Unit,
  publication: Publication,
  diagrams: readonly ParsedDiagram[],
  formsHold: boolean,
): Promise<Knowledge> {
  const current = await currentReleaseId(unit);
  const entries = current ? await readEntries(unit, current) : [];
  const all = (kind: ArtifactKind, published: Record<string, unknown> | undefined) => [
    ...new Set([...keysOf(entries, kind), ...Object.keys(published ?? {})]),
  ];
  const services = [...parts.services.values()].map(({ name, kind, needs, gives, results }) => ({
    name,
    kind,
    needs,
    gives,
    results,
  }));
  const knowledge = {
    services,
    forms: all('form', publication.forms),
    decisions: all('table', publication.tables),
    processes: all('diagram', publication.diagrams),
  };
  if (!formsHold) return knowledge;
  const names: KnownNames = {
    functions: Object.keys(officeScope(await parts.organisations.load(unit), unit.now())),
    forms: { ...(await formsBefore(unit, entries)), ...keysOfForms(publication.forms ?? {}) },
    processes: {},
  };
  const roots = diagrams.map(({ rootElement }) => rootElement);
  const beside = (await diagramsBefore(unit, entries)).map(({ rootElement }) => rootElement);
  return { ...knowledge, names: { ...names, processes: namesOfDiagrams(roots, beside, names, services) } };
}

const keysOf = (entries: readonly ReleaseEntry[], kind: ArtifactKind) =>
  entries.filter((entry) => entry.kind === kind).map((entry) => entry.key);

const keysOfForms = (forms: Record<string, Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(forms).map(([id, schema]) => [id, declaredKeys(schema as unknown as FormSchema)]));

async function formsBefore(unit: Unit, entries: readonly ReleaseEntry[]): Promise<Record<string, readonly string[]>> {
  const forms: Record<string, readonly string[]> = {};
  for (const { kind, key, hash } of entries)
    if (kind === 'form') forms[key] = declaredKeys(JSON.parse(await readArtifact(unit, hash)) as FormSchema);
  return forms;
}

async function diagramsBefore(unit: Unit, entries: readonly ReleaseEntry[]): Promise<ParsedDiagram[]> {
  const hashes = new Set(entries.filter(({ kind }) => kind === 'diagram').map(({ hash }) => hash));
  const diagrams: ParsedDiagram[] = [];
  for (const hash of hashes) diagrams.push(await parseDiagram(await readArtifact(unit, hash)));
  return diagrams;
}
