import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { playTuesday } from '../tuesday/play.js';

const folder = mkdtempSync(join(tmpdir(), 'alur-tuesday-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('one bad day through the public doors ends with a whole record', async () => {
  const told: string[] = [];
  await playTuesday(folder, (sentence) => told.push(sentence));
  expect(told.join(' ')).toContain('tidak ada yang hilang atau dobel');
}, 300_000);
