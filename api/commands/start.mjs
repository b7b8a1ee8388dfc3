import { runBuilt } from './build.mjs';
import { checkNode, ensureInstalled } from './prepare.mjs';

// One process from the first line to the last: signals, exit code and kill -9 reach the program itself.
checkNode();
await ensureInstalled();
stopWithShell();
await runBuilt('api/main.ts', process.argv.slice(2));

/**
 * npm puts a shell between itself and this process, which does not pass SIGTERM on but dies of it. What then comes here
 * is only another parent: it means the same.
 */
function stopWithShell() {
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}
