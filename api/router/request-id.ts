import type { RequestHandler } from 'express';
import { newId } from '../../platform/ids/index.js';

const ACCEPTABLE = /^[\w.-]{8,64}$/;

/** One id through log, history, outbox and answer; a caller's own is kept when it is harmless. */
export const requestId: RequestHandler = (request, response, next) => {
  const given = request.get('x-request-id');
  const id = given && ACCEPTABLE.test(given) ? given : newId();
  response.locals.requestId = id;
  response.set('X-Request-Id', id);
  next();
};
