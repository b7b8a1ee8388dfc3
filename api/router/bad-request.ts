import type { ErrorRequestHandler } from 'express';
import type { Services } from '../services.js';

/** What Express itself refuses before a route is found: an address that cannot be decoded. Anything else is a defect. */
export const badRequest =
  (services: Services): ErrorRequestHandler =>
  (error, request, response, _next) => {
    const status = (error as { status?: unknown }).status === 400 ? 400 : 500;
    if (status === 500) services.platform.log.error('request failed', { requestId: response.locals.requestId }, error);
    const translate = services.platform.catalogue.translator('id');
    const detail =
      status === 400
        ? translate('error.malformed')
        : translate('error.defect', { requestId: String(response.locals.requestId) });
    if (request.path.startsWith('/api/'))
      response
        .status(status)
        .type('application/problem+json')
        .send(JSON.stringify({ type: 'about:blank', title: detail, status, code: 'malformed', detail }));
    else response.status(status).type('text/plain').send(detail);
  };
