import type { RequestHandler } from 'express';
import { z } from 'zod';
import { notFound } from '../../platform/errors/index.js';
import { type AnyRoute, route } from '../../processes/contract.js';
import type { Services } from '../services.js';
import { answer } from './answer.js';
import type { Csrf } from './csrf.js';

const missing = (door: AnyRoute['door']) =>
  route({
    door,
    method: 'get',
    path: '(none)',
    access: 'public',
    summary: 'api.problem.not-found',
    query: z.looseObject({}),
    handle: async () => {
      throw notFound();
    },
  });

/** An address without a route is answered like a thing that is not there, in the way of its door. */
export function unknownAddress(services: Services, csrf: Csrf): RequestHandler {
  const json = answer(services, csrf, missing('json'));
  const page = answer(services, csrf, missing('page'));
  return (request, response, next) => (request.path.startsWith('/api/') ? json : page)(request, response, next);
}
