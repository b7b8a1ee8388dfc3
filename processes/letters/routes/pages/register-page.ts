import { z } from 'zod';
import type { FieldView, FormSchema } from '../../../../forms/contract.js';
import { type AppError, conflict, invalidFields, notFound } from '../../../../platform/errors/index.js';
import type { Translate } from '../../../../platform/messages/index.js';
import { type AnyRoute, type Reply, type RequestContext, route } from '../../../contract.js';
import { type Duplicate, duplicatesSoFar, possibleDuplicates } from '../../model/duplicates.js';
import { loadLetter } from '../../model/letter.js';
import { day, letterFields } from '../../model/letter-fields.js';
import { zodFieldErrors } from '../../model/zod-field-errors.js';
import { registerIncomingLetter } from '../../use-cases/register-incoming-letter.js';
import { letterParams, SCANS } from '../shapes.js';
import { type PageForm, readForm, showForm } from './form-page.js';

/** On the paper, in its order; the rest waits folded under "Lengkapi". */
const FIRST = new Set(['files', 'sender', 'number', 'date', 'subject', 'security', 'urgency']);
const SURE = 'sure';

const typedBody = z.record(z.string(), z.unknown());

/** The agency's own start form, so that its wording and order are the agency's. */
async function startForm({ engine, unit, actor }: RequestContext): Promise<PageForm> {
  const schema = await engine.startForm(unit, actor, 'incoming-letter');
  if (!schema) throw notFound();
  return { schema: schema as unknown as FormSchema, known: {} };
}

async function registerPage(
  context: RequestContext,
  typed: Record<string, unknown>,
  refusal: AppError | null,
): Promise<Reply> {
  const { unit, translate } = context;
  const form = await showForm(context, await startForm(context), typed, refusal?.detail.fields ?? []);
  const more = form.fields.filter(({ name }) => !FIRST.has(name));
  const { sender, number, date } = typed;
  const duplicates =
    refusal?.detail.reason === 'possible-duplicate'
      ? await possibleDuplicates(unit, { sender: String(sender), number: String(number), date: String(date) })
      : [];
  return {
    kind: 'page',
    view: 'letters/register',
    title: translate('letters.register.title'),
    model: {
      errors: form.errors,
      first: form.fields.filter(({ name }) => FIRST.has(name)),
      more,
      moreOpen: more.some((field) => field.error !== null || isFilled(field)),
      senders: await unit.rows('select name from letter_sender where agency_id = $1 order by used desc limit 200', [
        unit.agencyId,
      ]),
      duplicates: inWords(duplicates, translate),
      refused:
        refusal && duplicates.length === 0 && !refusal.detail.fields
          ? translate(refusal.detail.message ?? 'error.invalid')
          : null,
      sure: SURE,
    },
  };
}

const isFilled = ({ value }: FieldView) => typeof value === 'string' && value !== '';

async function register(context: RequestContext<unknown, unknown, Record<string, unknown>>): Promise<Reply> {
  const { [SURE]: sure, ...submission } = context.body;
  const values = await readForm(context, await startForm(context), submission);
  const parsed = letterFields.safeParse(values);
  if (!parsed.success) throw invalidFields(zodFieldErrors(parsed.error));
  if (!sure && (await possibleDuplicates(context.unit, parsed.data)).length > 0)
    throw conflict('possible-duplicate', 'letters.register.duplicate');
  const { letter } = await registerIncomingLetter(context, parsed.data);
  return { kind: 'redirect', to: `/incoming-letters/${letter.id}/registered` };
}

/** What can be read of a twin: where it is, or only that there is one. */
const inWords = (duplicates: readonly Duplicate[], translate: Translate) =>
  duplicates.map((it) =>
    'restricted' in it
      ? { text: translate('letters.register.duplicate-restricted'), href: null }
      : { text: translate('letters.agenda', { number: it.agendaNumber }), href: `/letters/${it.id}` },
  );

const typedSoFar = z.object({
  number: z.string().trim().max(100),
  sender: z
    .string()
    .trim()
    .max(200)
    .transform((text) => text || undefined)
    .optional(),
  date: day.optional().catch(undefined),
});

export const registerPageRoutes: AnyRoute[] = [
  route({
    door: 'page',
    method: 'get',
    path: '/incoming-letters/twins',
    access: 'register-letter',
    summary: 'letters.register.title',
    query: typedSoFar,
    handle: async ({ unit, query, translate }) => ({
      kind: 'json',
      body: { items: inWords(await duplicatesSoFar(unit, query), translate) },
    }),
  }),
  route({
    door: 'page',
    method: 'get',
    path: '/incoming-letters/new',
    access: 'register-letter',
    summary: 'letters.register.title',
    handle: (context) => registerPage(context, {}, null),
  }),
  route({
    door: 'page',
    method: 'post',
    path: '/incoming-letters',
    access: 'register-letter',
    audit: 'letter.registered',
    summary: 'letters.register.title',
    body: typedBody,
    multipart: SCANS,
    handle: register,
    redisplay: (context, refusal) => registerPage(context, context.body, refusal),
  }),
  route({
    door: 'page',
    method: 'get',
    path: '/incoming-letters/:id/registered',
    access: 'register-letter',
    summary: 'letters.registered.title',
    params: letterParams,
    handle: async (context) => {
      const letter = await loadLetter(context.unit, context.params.id);
      return {
        kind: 'page',
        view: 'letters/registered',
        title: context.translate('letters.registered.title'),
        model: {
          letter,
          receipt: `/letters/${letter.id}/receipt.pdf`,
          sticker: `/letters/${letter.id}/sticker.pdf`,
          duplicates: inWords(await possibleDuplicates(context.unit, letter, letter.id), context.translate),
        },
      };
    },
  }),
];
