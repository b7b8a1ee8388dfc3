import type { FormComponent } from './contract.js';
import type { FieldType } from './field-type.js';
import { checkbox } from './fields/checkbox.js';
import { checklist, instructionChecklist, radio, select } from './fields/choice.js';
import { datetimeField } from './fields/datetime.js';
import { dueTime } from './fields/due-time.js';
import { fileField } from './fields/file.js';
import { numberField } from './fields/number.js';
import { positionPicker } from './fields/position-picker.js';
import { classificationPicker, letterPicker, personPicker } from './fields/reference.js';
import { textArea, textField } from './fields/text.js';

/** Every component type that holds a value. Anything else but these, groups, lists and layout is refused. */
const FIELD_TYPES: ReadonlyMap<string, FieldType> = new Map([
  ['textfield', textField],
  ['textarea', textArea],
  ['number', numberField],
  ['datetime', datetimeField],
  ['select', select],
  ['radio', radio],
  ['checkbox', checkbox],
  ['checklist', checklist],
  ['file', fileField],
  ['files', fileField],
  ['filepicker', fileField],
  ['position-picker', positionPicker],
  ['person-picker', personPicker],
  ['classification-picker', classificationPicker],
  ['letter-picker', letterPicker],
  ['instruction-checklist', instructionChecklist],
  ['due-time', dueTime],
]);

/** Shown, holding nothing. */
export const LAYOUT_TYPES: ReadonlySet<string> = new Set(['text', 'separator', 'spacer']);

/** Which OptionSource fills the options of a type, unless `properties.source` names another. */
export const SOURCE_OF_TYPE: ReadonlyMap<string, string> = new Map([
  ['position-picker', 'position-picker'],
  ['person-picker', 'person-picker'],
  ['classification-picker', 'classification-picker'],
  ['letter-picker', 'letter-picker'],
  ['instruction-checklist', 'instruction-checklist'],
  ['due-time', 'due-time'],
  ['file', 'file'],
  ['files', 'file'],
  ['filepicker', 'file'],
]);

/** Types that offer choices of their own `values`. */
export const CHOICE_TYPES: ReadonlySet<string> = new Set(['select', 'radio', 'checklist']);

export const fieldType = (component: FormComponent): FieldType | undefined => FIELD_TYPES.get(component.type);
export const isKnownType = (type: string) =>
  FIELD_TYPES.has(type) || LAYOUT_TYPES.has(type) || type === 'group' || type === 'dynamiclist';
