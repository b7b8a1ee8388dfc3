import { z } from 'zod';
import type { FormComponent } from '../../../../forms/contract.js';
import type { AnyRoute, RequestContext } from '../../../contract.js';
import { loadDisposition } from '../../model/disposition.js';
import { loadLetter, loadOpenedLetter } from '../../model/letter.js';
import { instant, letterFields } from '../../model/letter-fields.js';
import { ROLES } from '../../model/vocabulary.js';
import { addContent } from '../../use-cases/add-content.js';
import { addRecipients } from '../../use-cases/add-recipients.js';
import { correctLetter } from '../../use-cases/correct-letter.js';
import { extendDisposition } from '../../use-cases/extend-disposition.js';
import { voidLetter } from '../../use-cases/void-letter.js';
import { waiveDisposition } from '../../use-cases/waive-disposition.js';
import { withdrawDisposition } from '../../use-cases/withdraw-disposition.js';
import { correctedFields } from '../change-letter.js';
import { accessActs } from './access-acts.js';
import { type Act, actRoutes, reasonField } from './act-page.js';

type Context = RequestContext<{ id: string }>;

const withReason = z.looseObject({ reason: z.string() });
const withDue = withReason.extend({ dueAt: instant });
const withContent = z.looseObject({ subject: z.string(), files: z.array(z.string()).nullish() });
const withRecipients = z.looseObject({
  recipients: z.array(z.object({ position: z.string(), role: z.enum(ROLES) })),
  instructions: z.array(z.string()).nullish(),
  note: z.string().nullish(),
  dueAt: instant.nullish(),
});

const ofDisposition = async ({ unit, params }: Context) => {
  const { letterId, toPosition, dueAt } = await loadDisposition(unit, params.id);
  const letter = await loadOpenedLetter(unit, letterId);
  return { letterId, known: { desk: toPosition, urgency: letter.urgency, dueAt: dueAt?.toISOString() ?? null } };
};

const CORRECTABLE = [
  'sender',
  'number',
  'date',
  'subject',
  'summary',
  'classification',
  'attachmentsNote',
  'externalNumber',
] as const;

const acts: Act[] = [
  {
    path: '/dispositions/:id/withdrawal',
    name: 'withdrawal',
    access: 'dispose',
    audit: 'disposition.withdrawn',
    components: () => [reasonField()],
    about: ofDisposition,
    run: (context, values) => withdrawDisposition(context, context.params.id, withReason.parse(values).reason),
  },
  {
    path: '/dispositions/:id/waiver',
    name: 'waiver',
    access: 'dispose',
    audit: 'disposition.waived',
    components: () => [reasonField()],
    about: ofDisposition,
    run: (context, values) => waiveDisposition(context, context.params.id, withReason.parse(values).reason),
  },
  {
    path: '/dispositions/:id/extension',
    name: 'extension',
    access: 'dispose',
    audit: 'disposition.extended',
    components: () => [
      {
        type: 'due-time',
        key: 'dueAt',
        label: 'letters.act.due',
        properties: { source: 'letters.due-times' },
        validate: { required: true },
      },
      reasonField(),
    ],
    about: ofDisposition,
    run: (context, values) => extendDisposition(context, context.params.id, withDue.parse(values)),
  },
  {
    path: '/dispositions/:id/recipients',
    name: 'recipients',
    access: 'dispose',
    audit: 'disposition.recipients-added',
    components: (): FormComponent[] => [
      {
        type: 'position-picker',
        key: 'recipients',
        label: 'letters.act.to',
        multiple: true,
        properties: { source: 'letters.recipients', roles: ROLES.join(',') },
        validate: { required: true },
      },
      {
        type: 'instruction-checklist',
        key: 'instructions',
        label: 'letters.act.please',
        properties: { source: 'letters.instructions' },
      },
      { type: 'textarea', key: 'note', label: 'letters.act.note', validate: { maxLength: 2000 } },
      { type: 'due-time', key: 'dueAt', label: 'letters.act.due', properties: { source: 'letters.due-times' } },
    ],
    about: async (context) => {
      const { letterId, known } = await ofDisposition(context);
      return { letterId, known: { ...known, dueAt: null } };
    },
    run: (context, values) => {
      const { instructions, ...more } = withRecipients.parse(values);
      return addRecipients(context, context.params.id, {
        ...more,
        instructions: instructions && instructions.length > 0 ? instructions : null,
      });
    },
  },
  {
    path: '/letters/:id/voiding',
    name: 'voiding',
    access: 'correct-letter',
    audit: 'letter.voided',
    components: () => [reasonField()],
    about: async ({ unit, params }) => ({ letterId: (await loadLetter(unit, params.id)).id, known: {} }),
    run: (context, values) => voidLetter(context, context.params.id, withReason.parse(values)),
  },
  {
    path: '/letters/:id/content',
    name: 'content',
    access: 'work',
    audit: 'letter.content-added',
    components: () => [
      {
        type: 'textfield',
        key: 'subject',
        label: 'letters.column.subject',
        validate: { required: true, maxLength: 500 },
      },
      { type: 'filepicker', key: 'files', label: 'letters.files', multiple: true },
    ],
    about: async ({ unit, params }) => ({ letterId: (await loadOpenedLetter(unit, params.id)).id, known: {} }),
    run: (context, values) => {
      const { subject, files } = withContent.parse(values);
      return addContent(context, context.params.id, { subject, files: files ?? [] });
    },
  },
  {
    path: '/letters/:id/corrections',
    name: 'corrections',
    access: 'correct-letter',
    audit: 'letter.corrected',
    components: () => [
      ...CORRECTABLE.map((key) =>
        key === 'date'
          ? {
              type: 'datetime',
              subtype: 'date' as const,
              key,
              label: `letters.column.${key}`,
              validate: { required: true },
            }
          : { type: key === 'summary' ? 'textarea' : 'textfield', key, label: `letters.column.${key}` },
      ),
      { type: 'filepicker', key: 'files', label: 'letters.act.more-files', multiple: true },
      reasonField(),
    ],
    about: async ({ unit, params }) => {
      const letter = await loadOpenedLetter(unit, params.id);
      return { letterId: letter.id, known: Object.fromEntries(CORRECTABLE.map((key) => [key, letter[key]])) };
    },
    run: (context, values) => {
      const { reason } = withReason.parse(values);
      const files = letterFields.shape.files.parse(values.files);
      const fields = correctedFields.parse(Object.fromEntries(CORRECTABLE.map((key) => [key, values[key]])));
      return correctLetter(context, context.params.id, { fields, files, reason });
    },
  },
];

export const actPageRoutes: AnyRoute[] = [...acts, ...accessActs].flatMap(actRoutes);
