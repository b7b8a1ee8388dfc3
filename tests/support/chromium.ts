import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Root may start it too, and it asks nobody outside for anything. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser of this machine, else the one inside @sparticuz/chromium (Linux x64), so that tests need none. */
export async function openChromium(): Promise<Browser> {
  const installed = INSTALLED.find(existsSync);
  if (installed) return chromium.launch({ executablePath: installed, args: FLAGS });
  const folder = await unpacked();
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: FLAGS,
    env: { ...process.env, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') },
  });
}

/**
 * The package unpacks into the temporary folder and takes whatever lies there for finished. Here each person has a
 * folder of their own, which gets its name only when it is complete: two test files may begin at once.
 */
async function unpacked(): Promise<string> {
  const require = createRequire(import.meta.url);
  const entry = require.resolve('@sparticuz/chromium');
  const { version } = require(join(dirname(entry), '..', 'package.json')) as { version: string };
  const place = join(tmpdir(), `alur-chromium-${version}-${userInfo().uid}`);
  if (existsSync(place)) return place;
  const { TMPDIR } = process.env;
  const draft = await mkdtemp(join(tmpdir(), 'alur-chromium-draft-'));
  try {
    process.env.TMPDIR = draft;
    const { default: packed, inflate } = await import('@sparticuz/chromium');
    await packed.executablePath();
    await inflate(join(dirname(entry), '..', 'bin', 'al2023.tar.br'));
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
  await rename(draft, place).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(place)) throw error;
  });
  return place;
}
