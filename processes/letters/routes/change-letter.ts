import { z } from 'zod';
import { type AnyRoute, route } from '../../contract.js';
import { letterFields } from '../model/letter-fields.js';
import { commentOnLetter } from '../use-cases/comment-on-letter.js';
import { correctLetter } from '../use-cases/correct-letter.js';
import { voidLetter } from '../use-cases/void-letter.js';
import { acted, actedOn, fileIds, letterParams, reason, SCANS } from './shapes.js';

export const correctedFields = letterFields
  .pick({
    sender: true,
    number: true,
    date: true,
    receivedAt: true,
    subject: true,
    summary: true,
    classification: true,
    attachmentsNote: true,
    externalNumber: true,
    security: true,
    urgency: true,
    addressee: true,
  })
  .partial();

export const changeLetterRoutes: AnyRoute[] = [
  route({
    door: 'json',
    method: 'post',
    path: '/letters/:id/corrections',
    access: 'correct-letter',
    audit: 'letter.corrected',
    summary: 'Corrects what was written down, keeping what it said before',
    params: letterParams,
    body: z.strictObject({ fields: correctedFields.nullish(), files: fileIds.nullish(), reason }),
    multipart: { jsonPart: 'correction', ...SCANS },
    response: actedOn,
    status: 201,
    handle: async (context) => {
      await correctLetter(context, context.params.id, context.body);
      return acted(context);
    },
  }),
  route({
    door: 'json',
    method: 'post',
    path: '/letters/:id/voiding',
    access: 'correct-letter',
    audit: 'letter.voided',
    summary: 'Voids a letter registered by mistake or twice; its number stays in the book',
    params: letterParams,
    body: z.strictObject({ reason, mergedInto: z.string().nullish() }),
    response: actedOn,
    handle: async (context) => {
      await voidLetter(context, context.params.id, context.body);
      return acted(context);
    },
  }),
  route({
    door: 'json',
    method: 'post',
    path: '/letters/:id/comments',
    access: 'work',
    audit: 'letter.commented',
    summary: 'Adds a comment that everyone on the chain may read',
    params: letterParams,
    body: z.strictObject({ text: z.string().trim().min(1).max(5000) }),
    response: actedOn,
    status: 201,
    handle: async (context) => ({
      kind: 'json',
      body: { id: await commentOnLetter(context, context.params.id, context.body.text) },
    }),
  }),
];
