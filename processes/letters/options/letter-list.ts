import type { OptionSource } from '../../../forms/contract.js';
import { isId } from '../../../platform/ids/index.js';
import { LETTER_COLUMNS, LETTER_FROM, type Letter } from '../model/letter.js';
import { chosenBefore } from './chosen-before.js';
import { optionScope } from './option-scope.js';

const NEWEST = 40;
const OPENED = `from ${LETTER_FROM} where l.agency_id = (select alur_agency()) and c.letter_id is not null`;

/**
 * `letters.letters`: the newest letters the actor may open, or those that hold the words sought, and whichever was named
 * by id or agenda number, however old. Never the letter the task is about: it is no answer to itself.
 */
export const letterList: OptionSource = {
  name: 'letters.letters',
  async options(context, component, search) {
    const { unit, text } = await optionScope(context);
    const chosen = chosenBefore(context, component);
    const offered = `select l.id ${OPENED} and ($3 = '' or c.words ilike '%' || $3 || '%') order by l.registered_at desc limit ${NEWEST}`;
    const letters = await unit.rows<Letter>(
      `select ${LETTER_COLUMNS} ${OPENED}
          and l.id is distinct from $4::uuid and (l.id = any ($1::uuid[]) or l.agenda_number = any ($2) or l.id in (${offered}))
        order by l.registered_at desc, l.id desc`,
      [chosen.filter(isId), chosen, search?.trim().toLowerCase() ?? '', text('letterId')],
    );
    return letters.map((letter) => ({
      value: letter.id,
      aliases: letter.agendaNumber ? [letter.agendaNumber] : [],
      label: [letter.agendaNumber, letter.subject].filter(Boolean).join(' '),
      hint: letter.sender,
    }));
  },
};
