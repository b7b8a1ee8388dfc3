import { runBuilt } from './build.mjs';
import { checkNode, ensureInstalled, say } from './prepare.mjs';

const [file, ...args] = process.argv.slice(2);
if (!file?.endsWith('.ts')) {
  say('usage: node api/commands/run.mjs <file.ts> [arguments]');
  process.exit(2);
}
checkNode();
await ensureInstalled();
await runBuilt(file, args);
