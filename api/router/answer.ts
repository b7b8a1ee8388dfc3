import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { applyRowCommand, type RowCommand, rowCommand } from '../../forms/index.js';
import { AppError } from '../../platform/errors/index.js';
import type { AnyRoute } from '../../processes/contract.js';
import type { Services } from '../services.js';
import { requireAccess } from './access.js';
import { grouped, readBody } from './body.js';
import { CSRF_FIELD, type Csrf, comesFromAnotherSite } from './csrf.js';
import type { Exchange } from './exchange.js';
import { languageOf } from './language.js';
import { refuseMalformedText } from './malformed-text.js';
import { runRoute } from './run-route.js';
import { sendRefusal, showAgain } from './send-refusal.js';
import { sendReply } from './send-reply.js';
import { isToBeShownAgain } from './show-again-field.js';
import { dropUpload, stageUpload } from './stage-upload.js';
import { validate, validateParams } from './validate.js';

/** One row of the route table as an Express handler: who, what, in one unit, and the answer. */
export const answer =
  (services: Services, csrf: Csrf, route: AnyRoute): RequestHandler =>
  async (request, response) => {
    const exchange = begin(services, csrf, route, request, response);
    const startedAt = performance.now();
    response.once('finish', () =>
      services.metrics.request(request.method, route.path, response.statusCode, (performance.now() - startedAt) / 1000),
    );
    try {
      await identify(exchange);
      await read(exchange);
      requireAccess(route, exchange.identity);
      requireCsrf(exchange);
      checkAddress(exchange);
      const rows = rowCommand(grouped(exchange.body.fields));
      if (rows && route.redisplay) await showAgain(withRows(exchange, rows), null);
      else if (route.redisplay && isToBeShownAgain(exchange.body.fields)) await showAgain(exchange, null);
      else await sendReply(exchange, await runRoute(exchange, bodyOf(exchange)));
    } catch (error) {
      await sendRefusal(exchange, error).catch((second: unknown) => lastResort(exchange, second));
    }
  };

/** A button that adds or takes away a row of a list sends the form to be shown again, not to be acted on. */
const withRows = (exchange: Exchange, command: RowCommand): Exchange => ({
  ...exchange,
  body: { ...exchange.body, value: applyRowCommand({ ...Object(exchange.body.value) }, command) },
});

function begin(services: Services, csrf: Csrf, route: AnyRoute, request: Request, response: Response): Exchange {
  const language = languageOf(request, route.door, null);
  return {
    services,
    csrf,
    route,
    request,
    response,
    requestId: response.locals.requestId,
    identity: null,
    language,
    translate: services.platform.catalogue.translator(language),
    body: { value: {}, fields: [], files: [] },
    params: request.params,
    query: request.query,
  };
}

async function identify(exchange: Exchange): Promise<void> {
  const { services, request, route } = exchange;
  try {
    exchange.identity = await services.identify(request);
  } catch (error) {
    if (route.access !== 'public' || !(error instanceof AppError) || error.code === 'unavailable') throw error;
  }
  exchange.language = languageOf(request, route.door, exchange.identity?.actor.language ?? null);
  exchange.translate = services.platform.catalogue.translator(exchange.language);
}

/**
 * A program without access learns that first, and so does a person known to have none. Of somebody whose session has
 * ended the fields are read, to be carried over the sign-in; files of somebody unknown are not kept.
 */
async function read(exchange: Exchange): Promise<void> {
  const { route, request, response, services, identity } = exchange;
  const ended = identity === null && route.door === 'page' && route.access !== 'public';
  if (!ended && (route.door === 'json' || request.is('multipart/form-data'))) requireAccess(route, identity);
  exchange.body = await readBody(
    route,
    request,
    response,
    ended ? dropUpload : (upload) => stageUpload(services, identity, upload),
  );
}

function requireCsrf({ route, request, identity, csrf, body, services }: Exchange): void {
  if (route.method === 'get') return;
  if (comesFromAnotherSite(request, services.platform.config.baseUrl))
    throw new AppError('forbidden', { reason: 'csrf', message: 'api.csrf' });
  if (identity?.via !== 'cookie' || route.access === 'public') return;
  const given = request.get('x-csrf-token') ?? body.fields.find(([name]) => name === CSRF_FIELD)?.[1];
  if (!csrf.holds(request, identity.sessionId, given))
    throw new AppError('forbidden', { reason: 'csrf', message: 'api.csrf' });
}

const NOTHING = z.strictObject({});
/** A page whose form is data reads the submission itself. */
const ANYTHING = z.looseObject({});

function checkAddress(exchange: Exchange): void {
  const { route, request, translate } = exchange;
  refuseMalformedText(request.params);
  refuseMalformedText(request.query);
  exchange.params = validateParams(route.params, request.params);
  exchange.query = validate(route.query ?? (route.door === 'json' ? NOTHING : ANYTHING), request.query, translate);
}

function bodyOf({ route, body, translate }: Exchange): unknown {
  if (route.method === 'get') return undefined;
  return validate(route.body ?? (route.door === 'json' ? NOTHING : ANYTHING), body.value, translate);
}

/** Even the refusal failed: the shortest answer that tells nothing. */
function lastResort({ response, services, requestId }: Exchange, error: unknown): void {
  services.platform.log.error('refusal failed', { requestId }, error);
  if (response.headersSent) response.destroy();
  else response.status(500).type('text/plain').send(`Terjadi kesalahan. Nomor: ${requestId}`);
}
