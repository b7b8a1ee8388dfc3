import type { FieldError } from '../../../platform/errors/index.js';
import type { Organisation } from '../../../platform/organisation/types.js';
import { fieldError } from './field-error.js';
import type { LetterFields } from './letter-fields.js';
import { isSecret } from './vocabulary.js';

/** Digits in groups of the Permendagri 83/2022 scheme, or three digits of the one before. */
const CLASSIFICATION = /^\d{3}(\.\d{1,3}){0,5}$/;

/** No letter of this republic is older; a slip of the year is. */
const OLDEST = '1945-08-17';

/** Rules between fields and with the office (domain.md 1.2). @returns every fault at once. */
export function checkLetter(fields: LetterFields, now: Date, organisation: Organisation): FieldError[] {
  const faults: FieldError[] = [];
  const fault = (path: string, key: string) => faults.push(fieldError(path, key));
  const receivedAt = fields.receivedAt ?? now;

  if (receivedAt > now) fault('receivedAt', 'letters.check.received-later');
  else if (fields.date > organisation.calendar.dayOf(receivedAt)) fault('date', 'letters.check.dated-after-receipt');
  if (fields.date < OLDEST) fault('date', 'letters.check.too-old');
  if (!fields.subject && !isSecret(fields.security)) fault('subject', 'letters.check.subject-missing');
  if (fields.classification && !CLASSIFICATION.test(fields.classification))
    fault('classification', 'letters.check.classification');
  if (fields.addressee && !organisation.position(fields.addressee)) fault('addressee', 'letters.check.addressee');
  if (new Set(fields.files ?? []).size !== (fields.files ?? []).length) fault('files', 'letters.check.files-twice');
  return faults;
}
