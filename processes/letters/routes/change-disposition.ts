import { z } from 'zod';
import { type AnyRoute, route } from '../../contract.js';
import { instant } from '../model/letter-fields.js';
import { addRecipients } from '../use-cases/add-recipients.js';
import { extendDisposition } from '../use-cases/extend-disposition.js';
import { waiveDisposition } from '../use-cases/waive-disposition.js';
import { withdrawDisposition } from '../use-cases/withdraw-disposition.js';
import { acted, actedOn, chosenRecipients, dispositionParams, reason } from './shapes.js';

/** What a giver may still change; also as pages, see routes/pages. */
export const changeDispositionRoutes: AnyRoute[] = [
  route({
    door: 'json',
    method: 'post',
    path: '/dispositions/:id/withdrawal',
    access: 'dispose',
    audit: 'disposition.withdrawn',
    summary: 'Takes a disposition back while it is unread',
    params: dispositionParams,
    body: z.strictObject({ reason }),
    response: actedOn,
    handle: async (context) => {
      await withdrawDisposition(context, context.params.id, context.body.reason);
      return acted(context);
    },
  }),
  route({
    door: 'json',
    method: 'post',
    path: '/dispositions/:id/recipients',
    access: 'dispose',
    audit: 'disposition.recipients-added',
    summary: 'Adds recipients while the others are still at work',
    params: dispositionParams,
    body: z.strictObject({
      recipients: chosenRecipients,
      instructions: z.array(z.string().max(20)).max(50).nullish(),
      note: z.string().trim().max(2000).nullish(),
      dueAt: instant.nullish(),
    }),
    response: actedOn,
    status: 201,
    handle: async (context) => {
      await addRecipients(context, context.params.id, context.body);
      return acted(context);
    },
  }),
  route({
    door: 'json',
    method: 'post',
    path: '/dispositions/:id/waiver',
    access: 'dispose',
    audit: 'disposition.waived',
    summary: 'Lets a recipient off; the others go on',
    params: dispositionParams,
    body: z.strictObject({ reason }),
    response: actedOn,
    handle: async (context) => {
      await waiveDisposition(context, context.params.id, context.body.reason);
      return acted(context);
    },
  }),
  route({
    door: 'json',
    method: 'post',
    path: '/dispositions/:id/extension',
    access: 'dispose',
    audit: 'disposition.extended',
    summary: 'Changes until when a recipient has time',
    params: dispositionParams,
    body: z.strictObject({ dueAt: instant, reason }),
    response: actedOn,
    handle: async (context) => {
      await extendDisposition(context, context.params.id, context.body);
      return acted(context);
    },
  }),
];
