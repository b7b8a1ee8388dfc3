import { forbidden } from '../../../platform/errors/index.js';
import type { RequestContext } from '../../contract.js';
import { type Disposition, loadDisposition } from '../model/disposition.js';
import { decidesFor } from '../model/person-of.js';

/** A disposition that the actor gave, as the position he acts as. @throws AppError not-found, forbidden. */
export async function givenByActor({ unit, actor }: RequestContext, id: string): Promise<Disposition> {
  const given = await loadDisposition(unit, id);
  if (!decidesFor(actor, given.fromPosition)) throw forbidden('giver-only', 'letters.disposition.giver-only');
  return given;
}
