import type { FieldType } from '../field-type.js';
import { accepted, isRecord, refused, shownText, typedText } from '../field-type.js';
import { isChosen, optionViews } from '../options.js';
import { localInstant, readInstant } from './datetime.js';

/** Where only a day is said, work is due when the office closes. */
const OFFICE_CLOSES = '16:00';

/** Presets are options whose value is the instant; `date` opens the choice of day and time. */
export const dueTime: FieldType = {
  many: () => false,
  requiredMessage: 'forms.required.due',
  fromPage: (raw) => {
    if (!isRecord(raw)) return raw === '' || raw === undefined ? null : raw;
    const { preset, date, time } = raw;
    if (typeof preset === 'string' && preset !== '' && preset !== 'date') return preset;
    const day = typedText(date);
    if (typeof day !== 'string' || day === '') return null;
    return `${day}T${typeof time === 'string' && time !== '' ? time : OFFICE_CLOSES}`;
  },
  read: (value, { options = [], timeZone }) => {
    if (typeof value !== 'string') return refused('forms.type.text');
    const preset = options.find((option) => isChosen(option, [value]));
    const instant = readInstant(preset?.value ?? value, timeZone);
    return instant === null ? refused('forms.date.unreal') : accepted(instant);
  },
  present: (value, { options = [], timeZone }, place) => {
    const views = optionViews(options, [value], { name: `${place.name}.preset`, id: place.id });
    const preset = views.some((view) => view.selected);
    const local = preset ? '' : localInstant(shownText(value), timeZone);
    return {
      partial: 'fields/due-time',
      options: views,
      value: { own: local !== '', date: local.split('T')[0] ?? '', time: local.split('T')[1] ?? OFFICE_CLOSES },
    };
  },
};
