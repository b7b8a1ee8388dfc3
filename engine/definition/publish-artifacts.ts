import { sha256 } from '../../platform/ids/index.js';
import type { ArtifactKind } from '../store/release-store.js';
import type { Publication } from '../types.js';
import { compiled } from './cache.js';

export interface PublishedArtifact {
  kind: ArtifactKind;
  key: string;
  name: string | null;
  content: string;
  startForm: string | null;
}

/** One entry per process of a diagram: a file may hold several. @throws DiagramRefused when one cannot be read. */
export async function artifactsOf(publication: Publication): Promise<PublishedArtifact[]> {
  const { diagrams = {}, forms = {}, tables = {}, templates = {} } = publication;
  const processes = await Promise.all(Object.values(diagrams).map(processesOf));
  const plain = (kind: ArtifactKind, contents: Record<string, string>): PublishedArtifact[] =>
    Object.entries(contents).map(([key, content]) => ({ kind, key, name: null, content, startForm: null }));
  const schemas = Object.entries(forms).map(([key, schema]) => [key, JSON.stringify(schema)] as const);
  return [
    ...processes.flat(),
    ...plain('form', Object.fromEntries(schemas)),
    ...plain('table', tables),
    ...plain('template', templates),
  ];
}

async function processesOf(xml: string): Promise<PublishedArtifact[]> {
  const diagram = await compiled(sha256(xml), () => xml);
  return diagram.processes.map((process) => ({
    kind: 'diagram',
    key: process.id,
    name: process.name,
    content: xml,
    startForm: process.startEvents.find((start) => start.kind === 'none')?.formKey ?? null,
  }));
}
