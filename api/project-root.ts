import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the sources in tests, of the build (`dist/`) when started; assets lie at the same places in both. */
export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));
