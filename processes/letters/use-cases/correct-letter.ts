import { conflict, invalidFields } from '../../../platform/errors/index.js';
import { newId } from '../../../platform/ids/index.js';
import type { RequestContext } from '../../contract.js';
import { checkLetter } from '../model/check-letter.js';
import { fieldError } from '../model/field-error.js';
import { ENDED, type Letter, loadOpenedLetter } from '../model/letter.js';
import { recordLetterEvent } from '../model/letter-event.js';
import type { LetterFields } from '../model/letter-fields.js';
import { replaceLetterFiles } from '../model/letter-files.js';
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
  const letter = await loadOpenedLetter(unit, letterId);
  if (ENDED.has(letter.state) && letter.state !== 'archived' && letter.state !== 'done')
    throw conflict('ended', 'letters.ended');
  const files = [...(correction.files ?? []), ...context.files.map(({ id }) => id)];
  const changes = changesOf(letter, correction.fields ?? {});
  if (Object.keys(changes).length === 0 && files.length === 0)
    throw invalidFields([fieldError('fields', 'letters.correct.nothing')]);
  const corrected = apply(letter, correction.fields ?? {});
  await check(context, corrected);
  await write(context, corrected);
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

type Changes = Record<string, { from: unknown; to: unknown }>;

/** Absent fields stay; null empties those that may be empty. */
const apply = (letter: Letter, fields: CorrectedFields): Letter => ({
  ...letter,
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

function changesOf(letter: Letter, fields: CorrectedFields): Changes {
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

async function check(context: RequestContext, { addresseeId, ...letter }: Letter): Promise<void> {
  const organisation = await context.organisation();
  const faults = checkLetter({ ...letter, addressee: addresseeId }, context.unit.now(), organisation);
  if (faults.length > 0) throw invalidFields(faults.map((fault) => ({ ...fault, path: `fields.${fault.path}` })));
}

async function write({ unit }: RequestContext, it: Letter): Promise<void> {
  await unit.change(
    `update letter set sender = $2, number = $3, date = $4, received_at = $5, external_number = $6, envelope = $7 where id = $1`,
    [it.id, it.sender, it.number, it.date, it.receivedAt, it.externalNumber, envelopeText(it)],
  );
  await unit.change(
    `update letter_content set subject = $2, summary = $3, classification = $4, attachments_note = $5, words = $6
      where letter_id = $1`,
    [it.id, it.subject, it.summary, it.classification, it.attachmentsNote, contentText(it)],
  );
}
