import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkNode, ensureInstalled, root, say } from './prepare.mjs';

/** What is started, and what `npm run` starts of the tests. */
const ROOMS = ['platform', 'engine', 'forms', 'processes', 'api', 'tests/support', 'tests/tuesday', 'tests/bench'];
const FINGERPRINT = 'fingerprint';
const dist = join(root, 'dist');

/** Brings dist/ up to date: every .ts as .js with its map, everything else copied to the same place. */
export async function build() {
  const files = ROOMS.flatMap((room) => filesUnder(room));
  const fingerprint = fingerprintOf(files);
  if (isBuilt(fingerprint)) return;
  const begun = Date.now();
  const esbuild = await import('esbuild');
  // Beside its place and then exchanged: a build that is broken off leaves the old one as it was.
  const draft = `${dist}.${process.pid}`;
  const old = `${draft}.old`;
  rmSync(draft, { recursive: true, force: true });
  const options = {
    entryPoints: files.filter(isCode),
    absWorkingDir: root,
    outdir: draft,
    outbase: root,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  };
  try {
    await esbuild.build(options);
  } catch (error) {
    if (!error.errors) throw error;
    say('The sources cannot be built; what is wrong is said above.');
    process.exit(1);
  } finally {
    await esbuild.stop();
  }
  for (const file of files.filter((path) => !path.endsWith('.ts'))) {
    mkdirSync(dirname(join(draft, file)), { recursive: true });
    cpSync(join(root, file), join(draft, file));
  }
  writeFileSync(join(draft, FINGERPRINT), fingerprint);
  while (!intoPlace(draft, old)) if (isBuilt(fingerprint)) break;
  for (const folder of [draft, old]) rmSync(folder, { recursive: true, force: true });
  say(`Built ${files.length} files in ${((Date.now() - begun) / 1000).toFixed(1)} s.`);
}

function isBuilt(fingerprint) {
  const known = join(dist, FINGERPRINT);
  return existsSync(known) && readFileSync(known, 'utf8') === fingerprint;
}

/** @returns false when a build beside this one was faster in between. */
function intoPlace(draft, old) {
  try {
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(draft, dist);
    return true;
  } catch (error) {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST', 'EPERM'].includes(error.code)) throw error;
    rmSync(old, { recursive: true, force: true });
    return false;
  }
}

const isCode = (path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.endsWith('.d.ts');

function filesUnder(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

/** Names, sizes and times of all sources: a removed file counts as much as a changed one. */
function fingerprintOf(files) {
  const hash = createHash('sha256').update(readFileSync(new URL(import.meta.url)));
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file}\0${size}\0${mtimeMs}\0`);
  }
  return hash.digest('hex');
}

/** Builds when needed, then hands this process over to the program, as if it had been started with these arguments. */
export async function runBuilt(file, args) {
  await build();
  const program = join(dist, file.replace(/\.ts$/, '.js'));
  process.argv = [process.argv[0], program, ...args];
  await import(pathToFileURL(program).href);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  checkNode();
  await ensureInstalled();
  await build();
}
