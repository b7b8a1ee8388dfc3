import { DateTime } from 'luxon';
import type { OptionSource } from '../../../forms/contract.js';
import { duePresets } from '../../../forms/index.js';
import { usualDue } from '../model/due-time.js';
import { inWords } from '../model/in-words.js';
import { findLetter } from '../model/letter.js';
import { letterSettings } from '../model/settings.js';
import { URGENCY } from '../model/vocabulary.js';
import { optionScope } from './option-scope.js';

/** `letters.due-times`: by the letter's urgency first, then today, tomorrow, three days. */
export const dueTimes: OptionSource = {
  name: 'letters.due-times',
  async options(context) {
    const { unit, organisation, translate, text } = await optionScope(context);
    const { calendar } = organisation;
    const urgency = URGENCY.find((it) => it === context.values.urgency) ?? 'biasa';
    const { due } = await letterSettings(unit);
    const letterId = text('letterId');
    const eventAt = (letterId && (await findLetter(unit, letterId))?.eventAt) || null;
    const at = usualDue({ urgency, eventAt }, due, unit.now(), calendar);
    const byEvent = eventAt !== null && at < eventAt && at.getTime() === calendar.addWorkingDays(eventAt, -1).getTime();
    return [
      {
        value: DateTime.fromJSDate(at, { zone: calendar.timeZone }).toISO({ suppressMilliseconds: true }) ?? '',
        aliases: ['urgency'],
        label: translate(byEvent ? 'letters.due.event' : `letters.due.urgency.${urgency}`),
        hint: inWords(at, calendar.timeZone, translate('letters.locale')),
        prominent: true,
      },
      ...duePresets(unit.now(), calendar, translate),
    ];
  },
};
