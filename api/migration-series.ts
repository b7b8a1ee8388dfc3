import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationSeries } from '../platform/database/index.js';
import { projectRoot } from './project-root.js';

/** Platform first, then the engine, then every slice by name: a slice may refer to both, never to another slice. */
export function migrationSeries(root: string = projectRoot): MigrationSeries[] {
  const slices = readdirSync(join(root, 'processes'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return [
    { name: 'platform', folder: join(root, 'platform/migrations') },
    { name: 'engine', folder: join(root, 'engine/migrations') },
    ...slices.map((name) => ({ name, folder: join(root, 'processes', name, 'migrations') })),
  ].filter((series) => existsSync(series.folder));
}
