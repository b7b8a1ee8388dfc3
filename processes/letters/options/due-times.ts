import { DateTime } from 'luxon';
import type { OptionSource } from '../../../forms/contract.js';
import { dueAfter } from '../model/due-time.js';
import { inWords } from '../model/in-words.js';
import { letterSettings } from '../model/settings.js';
import { URGENCY } from '../model/vocabulary.js';
import { optionScope } from './option-scope.js';

/** `letters.due-times`: by the letter's urgency first, then today, tomorrow, three working days. */
export const dueTimes: OptionSource = {
  name: 'letters.due-times',
  async options(context) {
    const { unit, organisation, translate } = await optionScope(context);
    const { calendar } = organisation;
    const now = unit.now();
    const urgency = URGENCY.find((it) => it === context.values.urgency) ?? 'biasa';
    const settings = await letterSettings(unit);
    const local = DateTime.fromJSDate(now, { zone: calendar.timeZone });
    const today = local.set({ hour: 16, minute: 0, second: 0, millisecond: 0 });
    const choices: [string, Date][] = [
      [`urgency.${urgency}`, dueAfter(settings.due[urgency], now, calendar)],
      ['today', today.toJSDate()],
      ['tomorrow', calendar.addWorkingDays(now, 1)],
      ['three-days', calendar.addWorkingDays(now, 3)],
    ];
    return choices
      .filter(([, at]) => at > now)
      .map(([name, at]) => ({
        value: DateTime.fromJSDate(at, { zone: calendar.timeZone }).toISO({ suppressMilliseconds: true }) ?? '',
        label: translate(`letters.due.${name}`),
        hint: inWords(at, calendar.timeZone, translate('letters.locale')),
      }));
  },
};
