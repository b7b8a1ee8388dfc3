import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { projectRoot } from '../../api/project-root.js';

/** Tracked and new files of the project, `platform/ids/index.ts`. */
export const files = (): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: projectRoot,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => file !== '' && existsSync(join(projectRoot, file)));

export const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');

export const isTest = (file: string): boolean => file.endsWith('.test.ts') || /(^|\/)tests\//.test(file);

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s+'([^']+)'|(?:^|\n)\s*import\s+'([^']+)'|import\('([^']+)'\)/g;

/** What a file imports: files of the project by their path, packages by their name. */
export function importsOf(file: string): string[] {
  return [...read(file).matchAll(IMPORT)].map(([, a, b, c]) => {
    const wanted = a ?? b ?? c ?? '';
    return wanted.startsWith('.') ? normalize(join(dirname(file), wanted)).replace(/\.js$/, '.ts') : wanted;
  });
}
