import type { OptionSource } from '../../../forms/contract.js';
import { isId } from '../../../platform/ids/index.js';
import { LETTER_COLUMNS, LETTER_FROM, type Letter } from '../model/letter.js';
import { chosenBefore } from './chosen-before.js';
import { optionScope } from './option-scope.js';

const NEWEST = 40;

/** `letters.letters`: the newest letters the actor may see, or those that hold the words sought; by id or agenda number. */
export const letterList: OptionSource = {
  name: 'letters.letters',
  async options(context, component, search) {
    const { unit } = await optionScope(context);
    const chosen = chosenBefore(context, component).filter(isId);
    const letters = await unit.rows<Letter>(
      `select ${LETTER_COLUMNS} from ${LETTER_FROM}
        where l.id = any ($1) or (c.letter_id is not null and ($2 = '' or c.words ilike '%' || $2 || '%'))
        order by l.registered_at desc, l.id desc limit ${NEWEST}`,
      [chosen, search?.trim().toLowerCase() ?? ''],
    );
    return letters.map((letter) => ({
      value: letter.id,
      aliases: letter.agendaNumber ? [letter.agendaNumber] : [],
      label: [letter.agendaNumber, letter.subject].filter(Boolean).join(' '),
      hint: letter.sender,
    }));
  },
};
