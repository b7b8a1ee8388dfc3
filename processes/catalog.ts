import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Publication } from '../engine/types.js';
import type { AnyRoute, Slice } from './contract.js';
import { readShipped } from './shipped.js';

export interface Catalog {
  slices: readonly Slice[];
  /** What every agency starts with: diagrams, forms and tables of all slices together. */
  shipped: Publication;
}

/**
 * Finds every slice: a folder with `slice.ts` (built: `slice.js`) that exports `slice`.
 * @throws naming the slice that has something twice or binds what nobody supplies.
 */
export async function findSlices(folder: string): Promise<Catalog> {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ['slice.ts', 'slice.js'].map((file) => join(folder, entry.name, file)).find(existsSync))
    .filter((file) => file !== undefined)
    .sort();
  const slices: Slice[] = [];
  for (const file of files) {
    const module = (await import(pathToFileURL(file).href)) as { slice?: Slice };
    if (!module.slice) throw new Error(`${file} does not export its slice`);
    slices.push(module.slice);
  }
  refuseTwice('slice', slices, ({ name }) => [name]);
  refuseTwice('service', slices, ({ services }) => services.map(({ name }) => name));
  refuseTwice('route', slices, ({ routes }) => routes.map(addressOf));
  refuseTwice('option source', slices, ({ optionSources }) => optionSources.map(({ name }) => name));
  refuseTwice('subject', slices, ({ subjects = [] }) => subjects.map(({ kind }) => kind));
  const shipped = readShipped(slices);
  refuseUnbound(slices, shipped);
  return { slices, shipped };
}

const addressOf = ({ door, method, path }: AnyRoute) => `${door} ${method} ${path}`;

function refuseTwice(what: string, slices: readonly Slice[], names: (slice: Slice) => readonly string[]): void {
  const owners = new Map<string, string>();
  for (const slice of slices) {
    for (const name of names(slice)) {
      const owner = owners.get(name);
      if (owner) throw new Error(`${what} ${name} is in ${owner} and in ${slice.name}`);
      owners.set(name, slice.name);
    }
  }
}

const SERVICE = /<zeebe:taskDefinition\b[^>]*\stype="([^"=]+)"/g;
const FORM = /<zeebe:formDefinition\b[^>]*\sform(?:Id|Key)="([^"=]+)"/g;
const DECISION = /<zeebe:calledDecision\b[^>]*\sdecisionId="([^"=]+)"/g;
const CALLED = /<zeebe:calledElement\b[^>]*\sprocessId="([^"=]+)"/g;

/** A shipped diagram that names what nobody supplies would only fail when an agency is made. */
function refuseUnbound(slices: readonly Slice[], { diagrams = {}, forms = {}, tables = {} }: Publication): void {
  const services = new Set(slices.flatMap((slice) => slice.services.map(({ name }) => name)));
  const checks: [string, RegExp, (name: string) => boolean][] = [
    ['service', SERVICE, (name) => services.has(name)],
    ['form', FORM, (name) => name in forms],
    ['decision', DECISION, (name) => name in tables],
    ['process', CALLED, (name) => name in diagrams],
  ];
  for (const [key, xml] of Object.entries(diagrams)) {
    for (const [what, pattern, known] of checks) {
      for (const [, name = ''] of xml.matchAll(pattern))
        if (!known(name)) throw new Error(`${key} names the ${what} ${name}, which nobody supplies`);
    }
  }
}

/** Folders of message files, views and migrations follow from the slice's own folder. */
export const messageFolders = (slices: readonly Slice[]): string[] =>
  slices.map(({ folder }) => join(folder, 'messages')).filter((folder) => existsSync(join(folder, 'id.json')));
