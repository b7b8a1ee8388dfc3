import { join } from 'node:path';
import compression from 'compression';
import cookieParser from 'cookie-parser';
import express, { type Express } from 'express';
import helmet from 'helmet';
import { operations } from './operations/operations.js';
import { projectRoot } from './project-root.js';
import { answer } from './router/answer.js';
import { badRequest } from './router/bad-request.js';
import { createCsrf } from './router/csrf.js';
import { requestId } from './router/request-id.js';
import { unknownAddress } from './router/unknown-address.js';
import type { Services } from './services.js';

const JSON_PREFIX = '/api/v1';

/** Pure: opens nothing, listens to nothing. */
export function createApp(services: Services): Express {
  const { config } = services.platform;
  const secure = config.baseUrl.startsWith('https:');
  const csrf = createCsrf(services.secret, secure);
  const app = express();
  app.set('trust proxy', config.trustProxy ? 1 : false);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.use(requestId);
  app.use(securityHeaders(secure));
  app.use(compression());
  app.use(operations(services));
  app.use('/assets', assets());
  app.use(cookieParser());
  for (const route of services.routes)
    app[route.method](route.door === 'json' ? JSON_PREFIX + route.path : route.path, answer(services, csrf, route));
  app.use(unknownAddress(services, csrf));
  app.use(badRequest(services));
  return app;
}

/** Asked for with the hash of its content, a file stays for a year; modules that import each other have none. */
const assets = () =>
  express.static(join(projectRoot, 'api/assets'), {
    index: false,
    setHeaders: (response) => {
      const forever = response.req.url.includes('?v=');
      response.set(
        'Cache-Control',
        forever ? 'public, max-age=31536000, immutable' : 'public, max-age=600, stale-while-revalidate=86400',
      );
    },
  });

/** Everything from here and nothing inline: a script that slips into a text stays text. */
const securityHeaders = (secure: boolean) =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: secure,
    referrerPolicy: { policy: 'same-origin' },
  });
