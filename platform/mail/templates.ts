import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { LANGUAGES, type Language } from '../messages/index.js';

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

type Render = (data: Record<string, unknown>) => string;
interface Template {
  text: Render;
  html: Render;
}

const FILE = /^(.+)\.(id|en)\.txt\.hbs$/;

/**
 * Mails are pairs of Handlebars files per language, `<name>.<language>.txt.hbs` and `.html.hbs`; the first line of the
 * text is the subject. A name that the data does not have is a defect, not an empty place.
 */
export class MailTemplates {
  readonly #templates = new Map<string, Record<Language, Template>>();

  /** @throws when a language or a form of a mail is missing. */
  addFolder(folder: string, prefix: string): this {
    if (!existsSync(folder)) return this;
    const names = new Set(readdirSync(folder).flatMap((file) => FILE.exec(file)?.[1] ?? []));
    for (const name of names) {
      const read = (language: Language): Template => ({
        text: compile(join(folder, `${name}.${language}.txt.hbs`), true),
        html: compile(join(folder, `${name}.${language}.html.hbs`), false),
      });
      if (this.#templates.has(prefix + name)) throw new Error(`mail ${prefix}${name} exists twice`);
      this.#templates.set(prefix + name, { id: read('id'), en: read('en') });
    }
    return this;
  }

  names(): string[] {
    return [...this.#templates.keys()];
  }

  /** @throws a defect for an unknown template, or data that it needs and did not get. */
  render(name: string, language: Language, data: Record<string, unknown>): RenderedMail {
    const template = this.#templates.get(name)?.[language];
    if (!template) throw new Error(`there is no mail ${name} in ${LANGUAGES.join(' or ')}`);
    const [subject = '', ...lines] = template.text(data).split('\n');
    return {
      subject: subject.trim(),
      text: `${lines.join('\n').trim()}\n`,
      html: page(language, template.html(data)),
    };
  }
}

function compile(file: string, noEscape: boolean): Render {
  if (!existsSync(file)) throw new Error(`the mail ${file} is missing`);
  return Handlebars.compile(readFileSync(file, 'utf8'), { strict: true, noEscape });
}

/** Mail programs ignore style sheets: what must be readable is written on the body. */
const page = (language: Language, body: string) =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"></head>` +
  `<body style="font:18px/1.5 sans-serif;color:#111;max-width:36em;margin:1em auto;padding:0 1em">${body}</body></html>`;
