import type { Unit } from '../../../platform/database/index.js';
import type { FieldError } from '../../../platform/errors/index.js';
import { fieldError } from './field-error.js';

/** A code is in the agency's table, or one of the scheme before that the table knows. */
export async function classificationFaults(unit: Unit, code: string | null | undefined): Promise<FieldError[]> {
  if (!code) return [];
  const known = await unit.row(
    'select from classification where agency_id = $1 and (code = $2 or old_code = $2) limit 1',
    [unit.agencyId, code],
  );
  return known ? [] : [fieldError('classification', 'letters.check.classification-unknown')];
}
