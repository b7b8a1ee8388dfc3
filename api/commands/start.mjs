import { runBuilt } from './build.mjs';
import { checkNode, ensureInstalled, stopWithShell } from './prepare.mjs';

// One process from the first line to the last: signals, exit code and kill -9 reach the program itself.
checkNode();
await ensureInstalled();
stopWithShell();
await runBuilt('api/main.ts', process.argv.slice(2));
