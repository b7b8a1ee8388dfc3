import { type AppError, HTTP_STATUS } from '../../platform/errors/index.js';
import type { Reply } from '../../processes/contract.js';
import { comesFromAnotherSite } from './csrf.js';
import { contextOf, type Exchange, scopeOf } from './exchange.js';
import { problemOf } from './problem.js';
import { refusalOf } from './refusal.js';
import { type PageReply, renderPage } from './render-page.js';
import { inOwnFrame } from './run-route.js';
import { sendReply } from './send-reply.js';

/** Turns whatever was thrown into an answer in the caller's language; a defect shows its request id and nothing else. */
export async function sendRefusal(exchange: Exchange, error: unknown): Promise<void> {
  const { response, route, services, requestId, request } = exchange;
  const refusal = refusalOf(error);
  if (!refusal)
    services.platform.log.error(
      'request failed',
      { requestId, method: request.method, route: route.path, personId: exchange.identity?.actor.personId },
      error,
    );
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (refusal?.detail.retryAfter) response.set('Retry-After', String(refusal.detail.retryAfter));
  if (refusal?.code === 'unavailable')
    services.platform.log.warn('request put off', { requestId, route: route.path }, refusal.detail.cause);
  if (route.door === 'json') sendProblem(exchange, refusal);
  else await sendPage(exchange, refusal);
}

function sendProblem({ response, translate, requestId }: Exchange, refusal: AppError | null): void {
  const problem = refusal
    ? problemOf(refusal, translate)
    : {
        type: 'about:blank',
        title: translate('api.problem.defect'),
        status: 500,
        code: 'defect',
        detail: translate('error.defect', { requestId }),
      };
  if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer');
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

async function sendPage(exchange: Exchange, refusal: AppError | null): Promise<void> {
  const { route, services } = exchange;
  if (refusal?.code === 'unauthenticated' && route.access !== 'public') {
    const { request, body, translate } = exchange;
    // A form sent by another site is not kept for the person to confirm unseen.
    const fields = comesFromAnotherSite(request, services.platform.config.baseUrl) ? [] : body.fields;
    const withFiles = Boolean(request.is('multipart/form-data'));
    const asked = { method: request.method, url: request.originalUrl, fields, withFiles, translate };
    await sendReply(exchange, await asOutcome(exchange, services.signInFirst(asked)));
    return;
  }
  if (refusal && route.redisplay && (refusal.code === 'invalid' || refusal.code === 'conflict')) {
    await showAgain(exchange, refusal).catch((second: unknown) => sendInstead(exchange, second));
    return;
  }
  const reply = mayBeSentAgain(exchange, refusal) ? resendPage(exchange, refusal) : errorPage(exchange, refusal);
  await sendReply(exchange, await asOutcome(exchange, reply));
}

/** What the form was about is gone, or never was there: that is what the person is told. */
async function sendInstead(exchange: Exchange, second: unknown): Promise<void> {
  const refusal = refusalOf(second);
  if (!refusal || exchange.response.headersSent) throw second;
  await sendReply(exchange, await asOutcome(exchange, errorPage(exchange, refusal)));
}

async function asOutcome(exchange: Exchange, reply: Reply) {
  const html = reply.kind === 'page' ? await framed(exchange, reply) : null;
  return { reply, html, replayed: false };
}

/** With the person's own bar and menu as long as the database answers; without counts when it does not. */
function framed(exchange: Exchange, page: PageReply): Promise<string> {
  if (page.status === HTTP_STATUS.unavailable) return renderPage(exchange, null, page);
  return inOwnFrame(exchange, page).catch(() => renderPage(exchange, null, page));
}

/** The same page with everything that was typed; refusal is null when only its rows change. */
export async function showAgain(exchange: Exchange, refusal: AppError | null): Promise<void> {
  const { route, identity, services, requestId, body } = exchange;
  const outcome = await services.platform.database.inUnit(
    scopeOf(route, identity),
    async (unit) => {
      const typed: Record<string, unknown> = { ...Object(body.value) };
      const reply = await route.redisplay!(contextOf(exchange, unit, null, typed), refusal);
      if (reply.kind !== 'page') return { reply, html: null, replayed: false };
      const page: Reply = { ...reply, status: refusal ? HTTP_STATUS[refusal.code] : 200 };
      return { reply: page, html: await renderPage(exchange, unit, page), replayed: false };
    },
    { requestId, readOnly: true },
  );
  await sendReply(exchange, outcome);
}

/** Nothing was wrong with what was typed: it is offered to be sent once more, by the same key. */
const mayBeSentAgain = ({ body }: Exchange, refusal: AppError | null): refusal is AppError =>
  body.fields.length > 0 &&
  (refusal?.code === 'unavailable' || refusal?.code === 'throttled' || refusal?.detail.reason === 'csrf');

function resendPage(exchange: Exchange, refusal: AppError): Reply {
  const { body, request, translate } = exchange;
  const fields = body.fields.filter(([name]) => name !== '_csrf').map(([name, value]) => ({ name, value }));
  const files = body.files.map((file) => ({ name: file.field, value: file.id }));
  return {
    kind: 'page',
    view: 'errors/resend',
    model: {
      action: request.originalUrl,
      fields: [...fields, ...files],
      message: translate(refusal.detail.message ?? `error.${refusal.code}`, refusal.detail.values),
    },
    title: translate('api.resend.title'),
    status: HTTP_STATUS[refusal.code],
  };
}

function errorPage({ translate, requestId, identity }: Exchange, refusal: AppError | null): Reply {
  const message = refusal
    ? translate(refusal.detail.message ?? `error.${refusal.code}`, refusal.detail.values)
    : translate('error.defect', { requestId });
  return {
    kind: 'page',
    view: 'errors/refused',
    model: {
      title: translate(`api.problem.${refusal?.code ?? 'defect'}`),
      message,
      fields: refusal?.detail.fields ?? [],
      signedIn: identity !== null,
    },
    title: translate(`api.problem.${refusal?.code ?? 'defect'}`),
    status: refusal ? HTTP_STATUS[refusal.code] : 500,
  };
}
