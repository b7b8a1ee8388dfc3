import { checkNode, ensureInstalled, run } from './prepare.mjs';

checkNode();
await ensureInstalled();
process.exitCode = await run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)]);
