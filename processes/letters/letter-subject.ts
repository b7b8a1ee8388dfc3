import type { Translate } from '../../platform/messages/index.js';
import type { SubjectPresenter } from '../contract.js';
import { dispositionsOf } from './model/disposition.js';
import { findLetter, LETTER_COLUMNS, LETTER_FROM, type Letter } from './model/letter.js';
import { letterItem } from './model/letter-json.js';
import { letterPageImages } from './model/page-images.js';
import { isSecret } from './model/vocabulary.js';
import { workAtHand } from './model/work-at-hand.js';

/** The letter beside the form of its task; row-level security says who sees what. */
export const letterSubject: SubjectPresenter = {
  kind: 'letter',

  async summaries({ unit, translate }, ids) {
    const letters = await unit.prepared<Letter>(
      'letter-summaries',
      `select ${LETTER_COLUMNS} from ${LETTER_FROM} where l.id = any ($1)`,
      [ids],
    );
    return new Map(
      letters.map((letter) => [letter.id, { title: titleOf(letter, translate), line: lineOf(letter, translate) }]),
    );
  },

  async present({ unit, actor, translate, organisation }, { id }, task) {
    const letter = await findLetter(unit, id);
    if (!letter) return null;
    const title = titleOf(letter, translate);
    const line = lineOf(letter, translate);
    const href = `/letters/${letter.id}`;
    const json = { kind: 'letter', ...letterItem(letter), envelopeOnly: !letter.opened };
    if (!letter.opened) return { title, line, href, json, images: [] };
    const dispositions = await dispositionsOf(unit, letter.id);
    const words = await workAtHand(unit, letter.id, dispositions, { actor, organisation, translate, task });
    return {
      title,
      line,
      href,
      json,
      images: await letterPageImages(unit, letter.id, translate),
      confidential: isSecret(letter.security),
      view: { name: 'letters/task-letter', model: { ...taskLetter(letter, translate), words } },
    };
  },
};

const titleOf = (letter: Letter, translate: Translate): string =>
  letter.opened ? (letter.subject ?? translate('letters.no-subject')) : translate('letters.secret-letter');

const lineOf = (letter: Letter, translate: Translate): string =>
  [
    letter.sender,
    letter.agendaNumber && translate('letters.agenda', { number: letter.agendaNumber }),
    letter.urgency !== 'biasa' && translate(`letters.urgency.${letter.urgency}`),
  ]
    .filter(Boolean)
    .join(' · ');

const taskLetter = (letter: Letter, translate: Translate) => ({
  number: letter.number,
  date: letter.date,
  summary: letter.summary,
  security: translate(`letters.security.${letter.security}`),
  secret: isSecret(letter.security),
});
