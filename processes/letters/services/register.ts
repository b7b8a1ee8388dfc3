import type { InUnitService, ServiceContext } from '../../../engine/contract.js';
import { invalidFields } from '../../../platform/errors/index.js';
import { isId, newId } from '../../../platform/ids/index.js';
import { entitle, grantAccess } from '../model/access.js';
import { checkLetter } from '../model/check-letter.js';
import { classificationFaults } from '../model/classification-faults.js';
import { recordLetterEvent } from '../model/letter-event.js';
import { type LetterFields, letterFields } from '../model/letter-fields.js';
import { addLetterFiles } from '../model/letter-files.js';
import { addLetter, rememberSender } from '../model/new-letter.js';
import { personOf } from '../model/person-of.js';
import { isSecret } from '../model/vocabulary.js';
import { zodFieldErrors } from '../model/zod-field-errors.js';

const FIELD_NAMES = Object.keys(letterFields.shape);

/**
 * `letters.register`: writes the letter down. What it leaves in the flow is the envelope only; subject, summary and
 * files live in our tables under their secrecy.
 */
export const registerLetter: InUnitService = {
  kind: 'inUnit',
  name: 'letters.register',
  results: [
    'letterId',
    'registry',
    'security',
    'urgency',
    'sender',
    'number',
    'externalNumber',
    'classification',
    'type',
    'subject',
    'summary',
    'attachmentsNote',
    'files',
    'outcome',
  ],
  gives: ['registered'],
  run: async (context) => {
    const { unit, actor, organisation, instance } = context;
    const fields = await checked(context);
    const letterId = isId(instance.variables.letterId) ? instance.variables.letterId : newId(unit.now().getTime());
    const registeredAs = actor.kind === 'person' ? (actor.position?.id ?? null) : null;
    const registry = organisation.holderOf('registry')?.id ?? registeredAs ?? organisation.head().id;
    const addressee = (fields.addressee ? organisation.position(fields.addressee) : undefined) ?? organisation.head();

    context.nameCase({
      businessKey: null,
      subject: { kind: 'letter', id: letterId },
      confidential: fields.security !== 'B',
    });
    await addLetter(unit, {
      id: letterId,
      instanceId: instance.id,
      fields,
      addresseeId: addressee.id,
      registeredBy: personOf(actor),
      registeredAs,
    });
    const sight = isSecret(fields.security) ? 'envelope' : 'full';
    if (sight === 'full') await entitle(unit, organisation, { id: letterId, ...fields }, registry, 'registry');
    else await grantAccess(unit, letterId, { position: registry }, sight, 'registry');
    if (registeredAs && registeredAs !== registry)
      await grantAccess(unit, letterId, { position: registeredAs }, sight, 'registrar');
    if (!registeredAs && actor.kind === 'person')
      await grantAccess(unit, letterId, { person: actor.personId }, sight, 'registrar');
    await unit.withFullSight(() => addLetterFiles(unit, actor, letterId, fields.files ?? []));
    if (fields.security === 'B') await rememberSender(unit, fields.sender);
    await recordLetterEvent(unit, actor, { letterId, kind: 'registered' });

    return {
      letterId,
      registry,
      security: fields.security,
      urgency: fields.urgency,
      // The rule table of routes asks for it; the next step forgets it again unless the letter is open.
      sender: fields.sender,
      number: null,
      externalNumber: null,
      classification: isSecret(fields.security) ? null : (fields.classification ?? null),
      type: isSecret(fields.security) ? null : (fields.type ?? null),
      subject: null,
      summary: null,
      attachmentsNote: null,
      eventAt: null,
      eventPlace: null,
      files: [],
      outcome: null,
    };
  },
};

async function checked({ unit, organisation, instance }: ServiceContext): Promise<LetterFields> {
  const answered = Object.fromEntries(FIELD_NAMES.map((name) => [name, plain(instance.variables[name])]));
  const parsed = letterFields.safeParse(answered);
  if (!parsed.success) throw invalidFields(zodFieldErrors(parsed.error));
  const faults = checkLetter(parsed.data, unit.now(), organisation);
  if (faults.length === 0) faults.push(...(await classificationFaults(unit, parsed.data.classification)));
  if (faults.length > 0) throw invalidFields(faults);
  return parsed.data;
}

/** A moment that the form read is a Date within the unit in which it was sent. */
const plain = (value: unknown) => (value instanceof Date ? value.toISOString() : value);
