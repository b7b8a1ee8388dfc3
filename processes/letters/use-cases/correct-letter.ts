import type { Unit } from '../../../platform/database/index.js';
import { AppError, conflict, invalidFields } from '../../../platform/errors/index.js';
import { newId } from '../../../platform/ids/index.js';
import type { Organisation } from '../../../platform/organisation/types.js';
import type { RequestContext } from '../../contract.js';
import { changeSecrecy } from '../model/change-secrecy.js';
import { checkLetter } from '../model/check-letter.js';
import { classificationFaults } from '../model/classification-faults.js';
import { fieldError } from '../model/field-error.js';
import { ENDED, type Letter, loadLetter } from '../model/letter.js';
import { recordLetterEvent } from '../model/letter-event.js';
import type { LetterFields } from '../model/letter-fields.js';
import { letterFiles, replaceLetterFiles } from '../model/letter-files.js';
import { contentText, envelopeText } from '../model/search-text.js';
import { tellChain } from '../model/tell-chain.js';

export type CorrectedFields = Partial<
  Pick<
    LetterFields,
    | 'sender'
    | 'number'
    | 'date'
    | 'receivedAt'
    | 'subject'
    | 'summary'
    | 'classification'
    | 'attachmentsNote'
    | 'externalNumber'
    | 'security'
    | 'urgency'
    | 'addressee'
  >
>;

export interface Correction {
  fields?: CorrectedFields | null | undefined;
  files?: readonly string[] | null | undefined;
  reason: string;
}

/** Corrects what was written down, keeping what it said before; the agenda number never changes (domain.md 1.2). */
export async function correctLetter(context: RequestContext, letterId: string, correction: Correction): Promise<void> {
  const { unit, actor } = context;
  const letter = await loadLetter(unit, letterId);
  if (ENDED.has(letter.state) && letter.state !== 'archived' && letter.state !== 'done')
    throw conflict('ended', 'letters.ended');
  const files = [...(correction.files ?? []), ...context.files.map(({ id }) => id)];
  const organisation = await context.organisation();
  const { addressee, ...written } = correction.fields ?? {};
  const addresseeId = addressee ? addresseeOf(organisation, addressee) : letter.addresseeId;
  const wanted = { ...written, addresseeId };
  const changes = changesOf(letter, wanted);
  if (!letter.opened && (files.length > 0 || Object.keys(changes).some((name) => !ENVELOPE.has(name))))
    throw new AppError('not-found', { reason: 'envelope-only', message: 'letters.correct.envelope-only' });
  if (!letter.opened && changes.addresseeId && (await hasContent(unit, letterId)))
    throw conflict('content-there', 'letters.correct.content-there');
  if (Object.keys(changes).length === 0 && files.length === 0)
    throw invalidFields([fieldError('fields', 'letters.correct.nothing')]);
  const corrected = apply(letter, wanted);
  await check(context, corrected, changes.classification !== undefined);
  await unit.withFullSight(() => write(context, corrected));
  if (changes.security || changes.addresseeId)
    await unit.withFullSight(() => changeSecrecy(unit, organisation, corrected));
  await tellFlow(context, letter, corrected);
  const replaced = await replaceLetterFiles(unit, actor, letterId, files);
  await unit.run(
    `insert into letter_correction (id, agency_id, letter_id, person_id, at, reason, changes)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      newId(unit.now().getTime()),
      unit.agencyId,
      letterId,
      actor.personId,
      unit.now(),
      correction.reason,
      JSON.stringify(files.length > 0 ? { ...changes, files: { from: replaced, to: files.length } } : changes),
    ],
  );
  await recordLetterEvent(unit, actor, { letterId, kind: 'corrected', text: correction.reason });
  if (files.length > 0) await tellChain(context, letter, 'letters.notice.scan-replaced');
}

/** Whoever does not see what is inside does not decide who does. */
const hasContent = (unit: Unit, letterId: string): Promise<boolean> =>
  unit.withFullSight(
    async () => (await loadLetter(unit, letterId)).subject !== null || (await letterFiles(unit, letterId)).length > 0,
  );

/** What the registrar may know, and so correct, of a letter whose content he does not see. */
const ENVELOPE: ReadonlySet<string> = new Set([
  'sender',
  'number',
  'date',
  'receivedAt',
  'externalNumber',
  'urgency',
  'addresseeId',
]);

function addresseeOf(organisation: Organisation, addressee: string): string {
  const position = organisation.position(addressee);
  if (!position) throw invalidFields([fieldError('fields.addressee', 'letters.check.addressee')]);
  return position.id;
}

/** The case is as secret as its letter; what follows goes by the new urgency. */
async function tellFlow({ commands }: RequestContext, before: Letter, after: Letter): Promise<void> {
  const { instanceId, security, urgency, sender } = after;
  if (!instanceId) return;
  if ((before.security === 'B') !== (security === 'B')) await commands.setConfidential(instanceId, security !== 'B');
  if (ENDED.has(before.state) || (before.security === security && before.urgency === urgency)) return;
  await commands.setVariables(instanceId, { security, urgency, sender: security === 'B' ? sender : null });
}

type Changes = Record<string, { from: unknown; to: unknown }>;

type Wanted = Omit<CorrectedFields, 'addressee'> & { addresseeId: string };

/** Absent fields stay; null empties those that may be empty. */
const apply = (letter: Letter, fields: Wanted): Letter => ({
  ...letter,
  addresseeId: fields.addresseeId,
  security: fields.security ?? letter.security,
  urgency: fields.urgency ?? letter.urgency,
  sender: fields.sender ?? letter.sender,
  number: fields.number ?? letter.number,
  date: fields.date ?? letter.date,
  receivedAt: fields.receivedAt ?? letter.receivedAt,
  subject: fields.subject === undefined ? letter.subject : fields.subject,
  summary: fields.summary === undefined ? letter.summary : fields.summary,
  classification: fields.classification === undefined ? letter.classification : fields.classification,
  attachmentsNote: fields.attachmentsNote === undefined ? letter.attachmentsNote : fields.attachmentsNote,
  externalNumber: fields.externalNumber === undefined ? letter.externalNumber : fields.externalNumber,
});

const comparable = (value: unknown) => (value instanceof Date ? value.toISOString() : (value ?? null));

function changesOf(letter: Letter, fields: Wanted): Changes {
  const changes: Changes = {};
  const before: Record<string, unknown> = { ...letter };
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    const from = comparable(before[name]);
    const to = comparable(value);
    if (from !== to) changes[name] = { from, to };
  }
  return changes;
}

async function check(
  context: RequestContext,
  { addresseeId, ...letter }: Letter,
  reclassified: boolean,
): Promise<void> {
  const organisation = await context.organisation();
  const faults = checkLetter({ ...letter, addressee: addresseeId }, context.unit.now(), organisation);
  if (reclassified) faults.push(...(await classificationFaults(context.unit, letter.classification)));
  if (faults.length > 0) throw invalidFields(faults.map((fault) => ({ ...fault, path: `fields.${fault.path}` })));
}

async function write({ unit }: RequestContext, it: Letter): Promise<void> {
  await unit.change(
    `update letter set sender = $2, number = $3, date = $4, received_at = $5, external_number = $6, envelope = $7,
                       security = $8, urgency = $9, addressee_id = $10
      where id = $1`,
    [
      it.id,
      it.sender,
      it.number,
      it.date,
      it.receivedAt,
      it.externalNumber,
      envelopeText(it),
      it.security,
      it.urgency,
      it.addresseeId,
    ],
  );
  await unit.change(
    `update letter_content set subject = $2, summary = $3, classification = $4, attachments_note = $5, words = $6,
                               security = $7
      where letter_id = $1`,
    [it.id, it.subject, it.summary, it.classification, it.attachmentsNote, contentText(it), it.security],
  );
}
