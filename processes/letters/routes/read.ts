import { z } from 'zod';
import { type AnyRoute, route } from '../../contract.js';
import { dispositionsOf } from '../model/disposition.js';
import { dispositionTree } from '../model/disposition-tree.js';
import { loadOpenedLetter } from '../model/letter.js';
import { letterDetail } from '../model/letter-detail.js';
import { day } from '../model/letter-fields.js';
import { letterItem, letterItemShape, letterJson, letterShape } from '../model/letter-json.js';
import { letterWalk } from '../model/letter-walk.js';
import { listLetters } from '../model/list-letters.js';
import { reportsOf } from '../model/reports.js';
import { isSecret, LETTER_STATES } from '../model/vocabulary.js';
import { whereabouts } from '../model/whereabouts.js';
import { dispositionNodes, letterParams } from './shapes.js';

const filterText = z.string().trim().max(200).optional();
const filterDay = z.preprocess((value) => (value === '' ? undefined : value), day.optional());

export const letterQuery = z.strictObject({
  direction: z.enum(['in', 'out']).optional(),
  q: filterText,
  number: filterText,
  subject: filterText,
  sender: filterText,
  dateFrom: filterDay,
  dateTo: filterDay,
  classification: filterText,
  state: z.preprocess((value) => (value === '' ? undefined : value), z.enum(LETTER_STATES).optional()),
  externalNumber: filterText,
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(200).optional(),
});

export const readRoutes: AnyRoute[] = [
  route({
    door: 'json',
    method: 'get',
    path: '/letters',
    access: 'work',
    summary: 'Letters the person may know of, newest first; every word must occur',
    query: letterQuery,
    response: z.object({ items: z.array(letterItemShape), next: z.string().nullable() }),
    handle: async (context) => {
      const { items, next } = await listLetters(context.unit, context.query);
      return { kind: 'json', body: { items: items.map(letterItem), next } };
    },
  }),
  route({
    door: 'json',
    method: 'get',
    path: '/letters/:id',
    access: 'work',
    audit: 'letter.read',
    summary: 'One letter with its files and corrections',
    params: letterParams,
    response: letterShape,
    handle: async (context) => {
      const { unit, platform, params } = context;
      const detail = await letterDetail(unit, platform.files, params.id);
      return { kind: 'json', body: letterJson(detail, await context.organisation()) };
    },
  }),
  route({
    door: 'json',
    method: 'get',
    path: '/letters/:id/whereabouts',
    access: 'work',
    audit: 'letter.read',
    summary: 'Where the letter is, since when, until when',
    params: letterParams,
    response: z.object({
      sentence: z.string(),
      holders: z.array(
        z.object({
          position: z.string(),
          person: z.string().nullable(),
          since: z.string(),
          dueAt: z.string().nullable(),
          readAt: z.string().nullable(),
        }),
      ),
    }),
    handle: async (context) => {
      const { unit, params, translate } = context;
      const letter = await loadOpenedLetter(unit, params.id);
      const organisation = await context.organisation();
      const walk = await letterWalk(unit, context.engine, letter);
      const { sentence, holders } = whereabouts(walk, organisation, translate, unit.now());
      return {
        kind: 'json',
        unrecorded: !isSecret(letter.security),
        body: {
          sentence,
          holders: holders.map(({ position, person, since, dueAt, readAt }) => ({
            position,
            person,
            since: since.toISOString(),
            dueAt: dueAt?.toISOString() ?? null,
            readAt: readAt?.toISOString() ?? null,
          })),
        },
      };
    },
  }),
  route({
    door: 'json',
    method: 'get',
    path: '/letters/:id/dispositions',
    access: 'work',
    audit: 'letter.read',
    summary: 'The tree of dispositions, one node per giver and recipient',
    params: letterParams,
    response: dispositionNodes,
    handle: async (context) => {
      const { unit, params } = context;
      const letter = await loadOpenedLetter(unit, params.id);
      const [dispositions, reports] = [await dispositionsOf(unit, letter.id), await reportsOf(unit, letter.id)];
      const organisation = await context.organisation();
      return {
        kind: 'json',
        unrecorded: !isSecret(letter.security),
        body: dispositionTree(dispositions, reports, organisation, unit.now()),
      };
    },
  }),
];
