import type { Unit } from '../../../platform/database/index.js';
import { AppError } from '../../../platform/errors/index.js';
import { claimFiles } from '../../../platform/files/claim-files.js';
import { newId } from '../../../platform/ids/index.js';
import type { Actor } from '../../../platform/organisation/actor.js';
import { findLetter, type Letter } from './letter.js';

export interface Evidence {
  dispositionId: string;
  fileId: string | null;
  name: string | null;
  letterId: string | null;
  addedAt: Date;
}

/** Letters that the reporter names as evidence; only those he may see. @throws AppError invalid. */
export async function evidenceLetters(unit: Unit, ids: readonly string[]): Promise<Letter[]> {
  const letters: Letter[] = [];
  for (const id of ids) {
    const letter = await findLetter(unit, id);
    if (!letter) throw new AppError('invalid', { reason: 'evidence-letter', message: 'letters.report.letter-unknown' });
    letters.push(letter);
  }
  return letters;
}

/** What shows that something was done: files and letters. @throws AppError invalid. */
export async function addEvidence(
  unit: Unit,
  actor: Actor,
  of: { dispositionId: string; letterId: string },
  fileIds: readonly string[],
  letters: readonly Letter[],
): Promise<void> {
  const add = (fileId: string | null, name: string | null, letterId: string | null) =>
    unit.run(
      `insert into disposition_evidence (id, agency_id, letter_id, disposition_id, file_id, name, evidence_letter_id, added_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [newId(unit.now().getTime()), unit.agencyId, of.letterId, of.dispositionId, fileId, name, letterId, unit.now()],
    );
  if (fileIds.length > 0) {
    const owner = { kind: 'disposition', id: of.dispositionId };
    for (const file of await claimFiles(unit, fileIds, owner, actor, 'report.files', asKey))
      await add(file.id, file.name, null);
  }
  for (const letter of letters) await add(null, letter.agendaNumber ?? letter.number, letter.id);
}

/** The door that answers translates. */
const asKey = (key: string) => key;

export const evidenceOf = (unit: Unit, letterId: string): Promise<Evidence[]> =>
  unit.prepared<Evidence>(
    'disposition-evidence',
    `select disposition_id as "dispositionId", file_id as "fileId", name, evidence_letter_id as "letterId", added_at as "addedAt"
       from disposition_evidence where letter_id = $1 order by added_at, id`,
    [letterId],
  );
