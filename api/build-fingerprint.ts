import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.js';

const file = join(projectRoot, 'fingerprint');

/** Of all sources that this program was built from (api/commands/build.mjs); null where it runs from the sources. */
export const buildFingerprint: string | null = existsSync(file) ? readFileSync(file, 'utf8') : null;
