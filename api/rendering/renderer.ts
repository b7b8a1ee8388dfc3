import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import Handlebars from 'handlebars';
import { type Facts, viewFunctions } from './view-functions.js';

export interface ViewFolder {
  folder: string;
  /** Before the name of each view: the slice, `letters/`. */
  prefix: string;
}

type Template = (model: unknown, options: { data: { facts: Facts } }) => string;

/**
 * Views are Handlebars files, compiled once. Any view may be used as a partial of another by its name:
 * `{{> partials/form}}`, `{{> letters/tree}}`. Always escaped; a structure test forbids triple braces.
 */
export class Renderer {
  readonly #templates = new Map<string, Template>();

  constructor(folders: readonly ViewFolder[]) {
    const handlebars = Handlebars.create();
    handlebars.registerHelper(viewFunctions);
    for (const { folder, prefix } of folders.filter((it) => existsSync(it.folder))) {
      for (const file of viewFiles(folder)) {
        const name = prefix + relative(folder, file).replace(/\.hbs$/, '');
        if (this.#templates.has(name)) throw new Error(`view ${name} exists twice`);
        const source = readFileSync(file, 'utf8');
        handlebars.registerPartial(name, source);
        this.#templates.set(name, handlebars.compile(source, { preventIndent: true }));
      }
    }
  }

  has(view: string): boolean {
    return this.#templates.has(view);
  }

  /** @throws a defect when there is no such view. */
  render(view: string, model: unknown, facts: Facts): string {
    const template = this.#templates.get(view);
    if (!template) throw new Error(`there is no view ${view}`);
    return template(model, { data: { facts } });
  }

  /** The view inside the frame. */
  page(view: string, model: Record<string, unknown>, layout: Record<string, unknown>, facts: Facts): string {
    const content = new Handlebars.SafeString(this.render(view, model, facts));
    return this.render('layout', { ...layout, content }, facts);
  }
}

const viewFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.hbs'))
    .sort()
    .map((file) => join(folder, file));
