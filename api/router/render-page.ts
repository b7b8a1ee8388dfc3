import type { Unit } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import type { Reply } from '../../processes/contract.js';
import { frameOf } from '../frame/frame.js';
import type { Facts } from '../rendering/view-functions.js';
import type { Exchange } from './exchange.js';
import { FLASH_COOKIE, readFlash } from './flash.js';

export type PageReply = Extract<Reply, { kind: 'page' }>;

/** @param unit null after a failure, when the database is not asked again. */
export async function renderPage(exchange: Exchange, unit: Unit | null, reply: PageReply): Promise<string> {
  const { services, identity, request, response, translate } = exchange;
  const flash = readFlash(request.cookies, services.secret);
  if (flash) response.clearCookie(FLASH_COOKIE, { path: '/' });
  const frame = await frameOf(services, { unit, identity, path: request.path, flash, translate });
  const facts = {
    ...(await agencyFacts(exchange, unit)),
    csrf: csrfToken(exchange, reply.sessionId),
    menu: frame.person?.menu ?? [],
  };
  return services.renderer.page(
    reply.view,
    reply.model,
    { title: reply.title, language: exchange.language, frame, ...(frame.person && { person: frame.person }) },
    facts,
  );
}

/** Only a cookie session needs one; a page that begins a session already carries the new one's. */
function csrfToken({ csrf, identity, request, response }: Exchange, begun: string | undefined): string {
  const sessionId = begun ?? (identity?.via === 'cookie' ? identity.sessionId : null);
  return sessionId === null ? '' : csrf.token(request, response, sessionId);
}

async function agencyFacts(
  { services, translate, language }: Exchange,
  unit: Unit | null,
): Promise<Omit<Facts, 'csrf' | 'menu'>> {
  const inAgency = unit?.scope.kind === 'agency';
  const timeZone = inAgency ? (await services.platform.organisations.load(unit)).agency.timeZone : DEFAULT_ZONE;
  return { translate, language, timeZone, now: services.platform.clock.now(), key: newId(), asset: services.asset };
}

/** Of pages outside every agency. */
const DEFAULT_ZONE = 'Asia/Jakarta';
