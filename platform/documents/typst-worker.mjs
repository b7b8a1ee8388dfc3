// The process beside the program that holds the Typst compiler (see typst-process.ts). Plain JavaScript, because it is
// started by its path, from the sources as well as from the build.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const ROOM = dirname(fileURLToPath(import.meta.url));
const FONTS = join(ROOM, 'fonts');
const SHARED = join(ROOM, 'shared');
/** Memoized layout not used by the last documents is dropped; Typst's advice for a program that runs for long. */
const KEEP_FOR_DOCUMENTS = 10;

const fontBlobs = readdirSync(FONTS)
  .filter((file) => file.endsWith('.ttf'))
  .map((file) => readFileSync(join(FONTS, file)));
const compilers = new Map();

function compilerOf(folder) {
  const known = compilers.get(folder);
  if (known) return known;
  refusePackages(folder);
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs }] });
  for (const file of readdirSync(SHARED))
    compiler.mapShadow(join(folder, 'alur', file), readFileSync(join(SHARED, file)));
  compilers.set(folder, compiler);
  return compiler;
}

/** Typst would fetch `@preview/…` over the network while a person waits. */
function refusePackages(folder) {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.typ')))
    if (/"@[\w-]+\//.test(readFileSync(join(folder, file), 'utf8')))
      throw new Error(`${file} imports a package from the network; documents use their own folder and /alur only`);
}

function render({ template, data, seconds }) {
  const compiler = compilerOf(dirname(template));
  try {
    const compiled = compiler.compile({ mainFilePath: template, inputs: { data } });
    if (!compiled.result) throw new Error(JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? []));
    return compiler.pdf(compiled.result, { pdfStandard: 'a-2b', creationTimestamp: seconds });
  } finally {
    compiler.evictCache(KEEP_FOR_DOCUMENTS);
  }
}

process.on('message', (job) => {
  try {
    process.send({ pdf: render(job) });
  } catch (error) {
    process.send({ fault: error instanceof Error ? error.message : String(error) });
  }
});
process.on('disconnect', () => process.exit());
// Ctrl-C and the stop of a service reach the whole group; the document under way is still wanted.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});
