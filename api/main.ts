import { serve } from './serve.js';

serve().catch((error: unknown) => {
  // The operator reads this on a terminal: one clear sentence, and the cause where there is one.
  const cause = error instanceof Error && error.cause instanceof Error ? `\n${error.cause.message}` : '';
  process.stderr.write(`Alur could not start.\n${error instanceof Error ? error.message : String(error)}${cause}\n`);
  process.exit(1);
});
