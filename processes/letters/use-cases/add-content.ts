import { conflict, forbidden, notFound } from '../../../platform/errors/index.js';
import type { RequestContext } from '../../contract.js';
import { ENDED, loadOpenedLetter } from '../model/letter.js';
import { recordLetterEvent } from '../model/letter-event.js';
import { addLetterFiles } from '../model/letter-files.js';
import { isNamed } from '../model/named-officers.js';
import { decidesFor } from '../model/person-of.js';
import { contentText } from '../model/search-text.js';
import { isSecret } from '../model/vocabulary.js';

/**
 * Content of a letter of which only the envelope was registered: by the addressee, or an officer named for it.
 * @throws AppError not-found for who may not open it, conflict when it has content.
 */
export async function addContent(
  context: RequestContext,
  letterId: string,
  content: { subject: string; files: readonly string[] },
): Promise<void> {
  const { unit, actor } = context;
  const letter = await loadOpenedLetter(unit, letterId);
  if (!isSecret(letter.security)) throw notFound('letters.not-found');
  if (ENDED.has(letter.state)) throw conflict('ended', 'letters.ended');
  if (letter.subject !== null) throw conflict('has-content', 'letters.content.there');
  if (!decidesFor(actor, letter.addresseeId) && !(await isNamed(unit, letterId)))
    throw forbidden('addressee-only', 'letters.content.addressee-only');
  await unit.change('update letter_content set subject = $2, words = $3 where letter_id = $1', [
    letterId,
    content.subject,
    contentText({ ...letter, subject: content.subject }),
  ]);
  const files = [...content.files, ...context.files.map(({ id }) => id)];
  await addLetterFiles(unit, actor, letterId, files);
  await recordLetterEvent(unit, actor, { letterId, kind: 'content-added' });
}
