import { checkNode, ensureInstalled, run, say, stopWithShell } from './prepare.mjs';

/** The same steps here and in CI; all of them run, so that one visit shows everything that is wrong. */
const STEPS = [
  ['lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']],
  ['typecheck', 'node_modules/typescript/bin/tsc', ['--noEmit']],
  ['test', 'api/commands/test.mjs', []],
];

checkNode();
await ensureInstalled();
stopWithShell();
const outcomes = [];
for (const [name, program, args] of STEPS) {
  say(`== ${name}`);
  const begun = Date.now();
  const code = await run(process.execPath, [program, ...args]);
  outcomes.push({ name, code, took: `${((Date.now() - begun) / 1000).toFixed(1)} s` });
}
say('');
for (const { name, code, took } of outcomes) say(`${code === 0 ? 'passed' : 'FAILED'}  ${name}  ${took}`);
process.exitCode = outcomes.some(({ code }) => code !== 0) ? 1 : 0;
