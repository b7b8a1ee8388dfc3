import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkNode, ensureInstalled, root, stopWithShell } from './prepare.mjs';

// One process from the first line to the last, as `npm start` is: what ends it ends the tests and their database.
checkNode();
await ensureInstalled();
stopWithShell();
const program = join(root, 'node_modules/vitest/vitest.mjs');
process.argv = [process.argv[0], program, 'run', ...process.argv.slice(2)];
process.chdir(root);
await import(pathToFileURL(program).href);
