import { pipeline } from 'node:stream/promises';
import type { Reply } from '../../processes/contract.js';
import { applyCookies } from './cookies.js';
import type { Exchange } from './exchange.js';
import { flashCookie } from './flash.js';
import type { Outcome } from './run-route.js';

/** After the commit. */
export async function sendReply(exchange: Exchange, { reply, html, replayed }: Outcome): Promise<void> {
  const { response, route, services } = exchange;
  const secure = services.platform.config.baseUrl.startsWith('https:');
  if (replayed) response.set('Idempotent-Replay', 'true');
  if (reply.cookies) applyCookies(response, reply.cookies, secure);
  switch (reply.kind) {
    case 'refused':
      throw reply.error;
    case 'json':
      response
        .status(reply.status ?? route.status ?? 200)
        .set('Cache-Control', 'private, no-store')
        .json(reply.body);
      return;
    case 'empty':
      response.status(204).end();
      return;
    case 'page':
      response
        .status(reply.status ?? 200)
        .set('Cache-Control', 'private, no-store')
        .type('html')
        .send(html ?? '');
      return;
    case 'redirect':
      if (reply.flash) applyCookies(response, [flashCookie(reply.flash, services.secret)], secure);
      response.redirect(303, reply.to);
      return;
    case 'file':
      await sendFile(exchange, reply);
  }
}

async function sendFile({ response }: Exchange, reply: Extract<Reply, { kind: 'file' }>): Promise<void> {
  response.attachment(reply.name);
  if (reply.inline)
    response.set('Content-Disposition', String(response.get('Content-Disposition')).replace('attachment', 'inline'));
  response.set('Content-Type', reply.type);
  // A file is never a page of ours: scripts in it would act for whoever opens it. Chrome's PDF viewer needs the origin.
  if (reply.type !== 'application/pdf') response.set('Content-Security-Policy', "default-src 'none'; sandbox");
  response.set(
    'Cache-Control',
    reply.cacheSeconds ? `private, max-age=${reply.cacheSeconds}, immutable` : 'private, no-store',
  );
  if (Buffer.isBuffer(reply.content)) response.send(reply.content);
  else await pipeline(reply.content, response);
}
