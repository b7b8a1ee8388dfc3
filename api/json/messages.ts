import { z } from 'zod';
import { type AnyRoute, route } from '../../processes/contract.js';
import { anyValues } from './shapes.js';

/** What arrives from elsewhere: a message for one, a signal for all. */
export const messageRoutes: AnyRoute[] = [
  route({
    door: 'json',
    method: 'post',
    path: '/messages',
    access: 'send-message',
    audit: 'message.delivered',
    summary: 'Delivers a message to what waits for it, or starts what begins with it',
    body: z.object({
      name: z.string().min(1).max(200),
      correlationKey: z.string().min(1).max(200).optional(),
      values: anyValues.default({}),
    }),
    response: z.object({ delivered: z.number().int() }),
    handle: async ({ commands, body }) => ({
      kind: 'json',
      body: await commands.correlateMessage({ ...body, correlationKey: body.correlationKey ?? null }),
    }),
  }),
  route({
    door: 'json',
    method: 'post',
    path: '/signals',
    access: 'send-message',
    audit: 'signal.broadcast',
    summary: 'Tells everybody who waits for it',
    body: z.object({ name: z.string().min(1).max(200), values: anyValues.default({}) }),
    response: z.object({ delivered: z.number().int() }),
    handle: async ({ commands, body }) => ({ kind: 'json', body: await commands.broadcastSignal(body) }),
  }),
];
