import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.js';

/** Of package.json, which lies beside the sources and one up from the build. */
export const version: string = (() => {
  const file = [projectRoot, join(projectRoot, '..')].map((root) => join(root, 'package.json')).find(existsSync);
  return file ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : '0.0.0';
})();
