import { z } from 'zod';
import { type AnyRoute, route } from '../../contract.js';
import { letterFields } from '../model/letter-fields.js';
import { addContent } from '../use-cases/add-content.js';
import { registerIncomingLetter } from '../use-cases/register-incoming-letter.js';
import { acted, fileIds, letterParams, SCANS } from './shapes.js';

const registered = z.object({
  id: z.string(),
  agendaNumber: z.string(),
  agenda: z.object({ register: z.string(), year: z.number(), sequence: z.number() }),
  instanceId: z.string(),
  possibleDuplicates: z.array(
    z.union([z.object({ id: z.string(), agendaNumber: z.string() }), z.object({ restricted: z.literal(true) })]),
  ),
  trackingCode: z.string(),
});

export const registerRoutes: AnyRoute[] = [
  route({
    door: 'json',
    method: 'post',
    path: '/incoming-letters',
    access: 'register-letter',
    audit: 'letter.registered',
    replayable: true,
    summary: 'Registers an incoming letter and lays it on its first desk',
    body: letterFields,
    multipart: { jsonPart: 'letter', ...SCANS },
    response: registered,
    status: 201,
    handle: async (context) => {
      const { letter, instanceId, duplicates } = await registerIncomingLetter(context, {
        ...context.body,
        files: [...(context.body.files ?? []), ...context.files.map(({ id }) => id)],
      });
      return {
        kind: 'json',
        body: {
          id: letter.id,
          agendaNumber: letter.agendaNumber,
          agenda: { register: letter.register, year: letter.year, sequence: letter.sequence },
          instanceId,
          possibleDuplicates: duplicates,
          trackingCode: letter.trackingCode,
        },
      };
    },
  }),
  route({
    door: 'json',
    method: 'post',
    path: '/letters/:id/content',
    access: 'work',
    audit: 'letter.content-added',
    summary: 'Adds the content of a secret letter of which only the envelope was registered',
    params: letterParams,
    body: z.strictObject({ subject: z.string().trim().min(1).max(500), files: fileIds.nullish() }),
    multipart: { jsonPart: 'content', ...SCANS },
    response: z.object({ id: z.string() }),
    handle: async (context) => {
      const { subject, files } = context.body;
      await addContent(context, context.params.id, { subject, files: files ?? [] });
      return acted(context);
    },
  }),
];
