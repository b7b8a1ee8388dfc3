import type { Submission } from './contract.js';
import { isRecord } from './field-type.js';

/**
 * Uploaded parts of a page join what their field already lists: the id of each goes to the value named by the part.
 * @param files as staged by the upload middleware, `field` being the part's name (`report.files`).
 */
export function addStagedFiles(values: Submission, files: readonly { id: string; field: string }[]): Submission {
  let result = values;
  for (const { id, field } of files) result = appended(result, field.split('.'), id);
  return result;
}

const NAME = /^[A-Za-z]\w*$/;

function appended(values: Submission, path: readonly string[], id: string): Submission {
  const [step = '', ...rest] = path;
  if (!NAME.test(step)) return values;
  const current = Object.hasOwn(values, step) ? values[step] : undefined;
  if (rest.length > 0) return { ...values, [step]: appended(isRecord(current) ? current : {}, rest, id) };
  const kept = Array.isArray(current) ? current : typeof current === 'string' && current !== '' ? [current] : [];
  return { ...values, [step]: [...kept, id] };
}
