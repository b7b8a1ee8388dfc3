import type { EngineCommands } from '../../engine/types.js';
import { isRecorded, recordAudit } from '../../platform/audit/record.js';
import type { Unit } from '../../platform/database/index.js';
import { AppError } from '../../platform/errors/index.js';
import type { Reply } from '../../processes/contract.js';
import { type KeyedRequest, keepReply, takeKey } from '../idempotency/kept-replies.js';
import { requestHash } from '../idempotency/request-hash.js';
import { contextOf, type Exchange, personScope, scopeOf } from './exchange.js';
import { type PageReply, renderPage } from './render-page.js';

export interface Outcome {
  reply: Reply;
  /** Of a page reply: rendered inside the unit, because the frame counts. */
  html: string | null;
  replayed: boolean;
}

/**
 * Opens the unit the route needs and lets its handler work in it.
 * @throws what a reply of kind `refused` carries, after its unit was kept.
 */
export async function runRoute(exchange: Exchange, body: unknown): Promise<Outcome> {
  const outcome = await inItsUnit(exchange, body);
  const { reply, html } = outcome;
  if (reply.kind === 'refused') throw reply.error;
  if (reply.kind !== 'page' || html !== null) return outcome;
  return { ...outcome, html: await inOwnFrame(exchange, reply) };
}

/** A page whose own unit was nobody's or is over, asked for by somebody: the frame around it is the person's. */
export function inOwnFrame(exchange: Exchange, reply: PageReply): Promise<string> {
  const { identity, services, requestId } = exchange;
  if (!identity) return renderPage(exchange, null, reply);
  return services.platform.database.inUnit(personScope(identity), (unit) => renderPage(exchange, unit, reply), {
    requestId,
    readOnly: true,
  });
}

function inItsUnit(exchange: Exchange, body: unknown): Promise<Outcome> {
  const { route, identity, services, requestId } = exchange;
  const { database } = services.platform;
  const scope = scopeOf(route, identity);
  if (route.method === 'get')
    return database.inUnit(scope, (unit) => work(exchange, unit, null, body), {
      requestId,
      readOnly: route.audit === undefined,
    });
  if (!identity || route.access === 'public' || identity.actor.agencyId === null)
    return database.inUnit(scope, (unit) => work(exchange, unit, null, body), { requestId });
  const options = { name: route.audit ?? route.path, requestId, replayable: route.replayable ?? false };
  return services.engine.command(identity.actor, options, (unit, commands) => work(exchange, unit, commands, body));
}

async function work(exchange: Exchange, unit: Unit, commands: EngineCommands | null, body: unknown): Promise<Outcome> {
  const { route, identity } = exchange;
  const keyed = keyedRequest(exchange);
  const kept = keyed && (await takeKey(unit, keyed));
  if (kept) return { reply: kept, html: null, replayed: true };
  const reply = await route.handle(contextOf(exchange, unit, commands, body));
  if (route.audit && !reply.unrecorded && identity && route.access !== 'public' && !isRecorded(unit, route.audit))
    await recordAudit(unit, {
      event: route.audit,
      actor: identity.actor,
      agencyId: identity.actor.agencyId,
      details: auditDetails(exchange.params),
    });
  if (keyed) await keepReply(unit, keyed, reply);
  const inFrame = reply.kind === 'page' && identity !== null && route.access !== 'public';
  return { reply, html: inFrame ? await renderPage(exchange, unit, reply) : null, replayed: false };
}

/** Which thing, by the address; never what was said about it. */
const auditDetails = (params: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(params ?? {}).map(([name, value]) => [name, String(value)]));

const KEY = /^[\x21-\x7e]{1,200}$/;
const KEY_FIELD = '_key';

function keyedRequest({ route, identity, request, body }: Exchange): KeyedRequest | null {
  if (route.method === 'get' || !identity || route.access === 'public') return null;
  const key = request.get('idempotency-key') ?? body.fields.find(([name]) => name === KEY_FIELD)?.[1];
  if (key === undefined) return null;
  if (!KEY.test(key)) throw new AppError('malformed', { reason: 'idempotency-key' });
  return {
    agencyId: identity.actor.agencyId,
    personId: identity.actor.personId,
    method: route.method,
    path: request.path,
    key,
    hash: requestHash(body.value, body.files),
  };
}
