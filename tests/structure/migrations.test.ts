import { expect, test } from 'vitest';
import { migrationSeries } from '../../api/migration-series.js';
import { readSeries } from '../../platform/database/migrate.js';
import { read } from './sources.js';

/** `series/file -> sha256` of every migration that was released; entries are added at a release and never changed. */
const released: Record<string, string> = JSON.parse(read('tests/structure/migrations.lock.json'));

test('a released migration is never changed, renamed or taken away', () => {
  const present = Object.fromEntries(
    migrationSeries()
      .flatMap(readSeries)
      .map(({ series, name, hash }) => [`${series}/${name}`, hash]),
  );
  for (const [file, hash] of Object.entries(released)) expect(present[file], file).toBe(hash);
});

test('the numbers of a series are used once', () => {
  for (const series of migrationSeries()) {
    const numbers = readSeries(series).map(({ number }) => number);
    expect(new Set(numbers).size, series.name).toBe(numbers.length);
  }
});
