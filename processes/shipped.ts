import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Publication } from '../engine/types.js';
import type { Slice } from './contract.js';

const PROCESS = /<(?:[\w.-]+:)?process\b[^>]*?\sid="([^"]+)"/;
const DECISION = /<(?:[\w.-]+:)?decision\b[^>]*?\sid="([^"]+)"/;

/** The shipped templates of all slices by their ids. @throws when two files have the same id, or one has none. */
export function readShipped(slices: readonly Slice[]): Publication {
  const diagrams: Record<string, string> = {};
  const forms: Record<string, Record<string, unknown>> = {};
  const tables: Record<string, string> = {};
  for (const { folder } of slices) {
    for (const [file, xml] of filesOf(folder, '.bpmn')) add(diagrams, idIn(xml, PROCESS, file), xml);
    for (const [file, json] of filesOf(join(folder, 'forms'), '.form.json')) {
      const form: { id?: string } & Record<string, unknown> = JSON.parse(json);
      if (!form.id) throw new Error(`${file} has no id`);
      add(forms, form.id, form);
    }
    for (const [file, xml] of filesOf(join(folder, 'tables'), '.dmn')) add(tables, idIn(xml, DECISION, file), xml);
  }
  return { diagrams, forms, tables, note: 'shipped' };
}

const filesOf = (folder: string, ending: string): [string, string][] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith(ending))
        .sort()
        .map((file) => [join(folder, file), readFileSync(join(folder, file), 'utf8')])
    : [];

function idIn(xml: string, pattern: RegExp, file: string): string {
  const id = pattern.exec(xml)?.[1];
  if (!id) throw new Error(`${file} has no id`);
  return id;
}

function add<T>(into: Record<string, T>, id: string, content: T): void {
  if (id in into) throw new Error(`${id} is shipped twice`);
  into[id] = content;
}
