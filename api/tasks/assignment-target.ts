import { AppError } from '../../platform/errors/index.js';
import type { Organisation } from '../../platform/organisation/types.js';

/** `position:<id>` or `person:<id>` of what a request names. @throws AppError invalid for somebody the agency does not have. */
export function asTarget(organisation: Organisation, to: { position: string } | { person: string }): string {
  if ('person' in to) {
    if (!organisation.person(to.person)) throw unknown('person');
    return `person:${to.person}`;
  }
  const position = organisation.position(to.position);
  if (!position) throw unknown('position');
  return `position:${position.id}`;
}

const unknown = (path: string) =>
  new AppError('invalid', {
    reason: 'fields',
    message: 'error.fields',
    fields: [{ path, message: 'api.field.nobody' }],
  });
