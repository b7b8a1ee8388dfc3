import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock } from '../clock/index.js';
import { drawableData, safeCharacters } from './drawable-data.js';
import { fontCoverage } from './font-coverage.js';
import type { Documents } from './types.js';
import { TypstProcess } from './typst-process.js';

export { qrSvg } from './qr.js';
export type { Documents } from './types.js';

const ROOM = dirname(fileURLToPath(import.meta.url));

/**
 * Typst documents as PDF/A-2b. A template sees its own folder and, as `/alur/…`, the shared pieces of
 * platform/documents/shared; neither other files, nor packages from the network. Its data comes as JSON in
 * `sys.inputs.data` (`data` of `/alur/page.typ`), so no text can become markup.
 */
export function createDocuments({ clock }: { clock: Clock }): Documents {
  let drawable: ReadonlySet<number> | undefined;
  const compiler = new TypstProcess();
  return {
    async render(template, data) {
      drawable ??= safeCharacters(fontCoverage(readFileSync(join(ROOM, 'fonts/LiberationSans-Regular.ttf'))));
      const job = {
        template,
        data: JSON.stringify(drawableData(data, drawable)),
        seconds: Math.floor(clock.now().getTime() / 1000),
      };
      return compiler.render(job).catch((cause) => {
        throw new Error(`the document template ${basename(template)} failed`, { cause });
      });
    },
  };
}
