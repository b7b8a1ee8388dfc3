import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const LANGUAGES = ['id', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export type MessageValues = Record<string, string | number>;
/** @throws never: an unknown key is shown as itself, and a structure test finds it first. */
export type Translate = (key: string, values?: MessageValues) => string;

type Fragment = Record<string, string>;

/**
 * The catalogue: one folder `messages/` with `id.json` and `en.json` per room and slice. Keys are flat and dotted and
 * start with the room's or slice's name (`letters.register.title`). `{name}` is replaced by a value;
 * `{count|surat|surat}` is not needed: Indonesian has no plural, and English texts are worded to avoid it.
 */
export class Catalogue {
  readonly #texts: Record<Language, Map<string, string>> = { id: new Map(), en: new Map() };

  /** @throws when a key is defined twice, or in one language only. */
  addFolder(folder: string): this {
    const read = (language: Language): Fragment => JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'));
    return this.add({ id: read('id'), en: read('en') }, folder);
  }

  add(fragments: Record<Language, Fragment>, origin: string): this {
    for (const language of LANGUAGES) {
      for (const [key, value] of Object.entries(fragments[language])) {
        if (this.#texts[language].has(key)) throw new Error(`message ${key} of ${origin} is defined twice`);
        if (!LANGUAGES.every((other) => key in fragments[other]))
          throw new Error(`message ${key} of ${origin} is not in every language`);
        this.#texts[language].set(key, value);
      }
    }
    return this;
  }

  has(key: string): boolean {
    return this.#texts.id.has(key);
  }

  translator(language: Language): Translate {
    const texts = this.#texts[language];
    return (key, values) => fill(texts.get(key) ?? key, values);
  }
}

const fill = (template: string, values: MessageValues = {}) =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
