import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { playTuesday } from './play.js';

/** `npm run tuesday`: one bad day through the public doors, with kill -9, on a throw-away data folder. */
const folder = await mkdtemp(join(tmpdir(), 'alur-tuesday-'));
const began = performance.now();
try {
  await playTuesday(folder, (sentence) => process.stdout.write(`- ${sentence}\n`));
  process.stdout.write(
    `Selasa selesai dalam ${Math.round((performance.now() - began) / 1000)} detik. Catatannya utuh.\n`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
