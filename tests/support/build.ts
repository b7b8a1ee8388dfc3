import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildFingerprint } from '../../api/build-fingerprint.js';
import { projectRoot } from '../../api/project-root.js';

let built: Promise<string> | undefined;

/** The folder of the built program: this one where the tests run from the build, else dist/, brought up to date. */
export function builtRoot(): Promise<string> {
  built ??= buildFingerprint ? Promise.resolve(projectRoot) : build();
  return built;
}

async function build(): Promise<string> {
  await promisify(execFile)(process.execPath, [join(projectRoot, 'api/commands/build.mjs')]);
  return join(projectRoot, 'dist');
}
