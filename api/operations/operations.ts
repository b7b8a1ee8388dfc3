import { Router } from 'express';
import type { Services } from '../services.js';
import { readGauges } from './gauges.js';

/** For machines that watch: alive, ready, numbers. No sign-in and no agency's data. */
export function operations({ platform, metrics, readiness }: Services): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.type('text/plain').send('alive\n');
  });
  router.get('/readyz', async (_request, response) => {
    const parts = await readiness();
    response.status(Object.values(parts).every(Boolean) ? 200 : 503).json(parts);
  });
  router.get('/metrics', async (_request, response) => {
    const gauges = await readGauges(platform).catch(() => []);
    response.type('text/plain; version=0.0.4').send(metrics.text(gauges));
  });
  return router;
}
