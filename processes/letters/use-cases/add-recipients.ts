import { conflict, forbidden, notFound } from '../../../platform/errors/index.js';
import type { RequestContext } from '../../contract.js';
import type { ChosenRecipient } from '../model/assign-roles.js';
import { type Disposition, dispositionsOf, loadDisposition } from '../model/disposition.js';
import { type Letter, loadOpenedLetter } from '../model/letter.js';
import { decidesFor } from '../model/person-of.js';
import { sendDispositions } from '../model/send-dispositions.js';

export interface MoreRecipients {
  recipients: readonly ChosenRecipient[];
  instructions?: readonly string[] | null | undefined;
  note?: string | null | undefined;
  dueAt?: Date | null | undefined;
}

/** The element of disposition.bpmn whose members are the recipients. */
const GROUP = 'delegate';

/**
 * More recipients beside those a disposition was already passed on to. `id` is the edge that was passed on, or one
 * that the actor gave. @throws AppError not-found, forbidden, conflict when everybody has reported.
 */
export async function addRecipients(context: RequestContext, id: string, more: MoreRecipients): Promise<void> {
  const { unit, actor, commands } = context;
  const passedOn = await passedOnBy(context, await loadDisposition(unit, id));
  if (passedOn.endedAt || passedOn.status !== 'forwarded' || !passedOn.instanceId)
    throw conflict('not-open', 'letters.recipients.not-open');
  const letter = await loadOpenedLetter(unit, passedOn.letterId);
  if (await concludes(context, letter, passedOn.instanceId))
    throw conflict('all-reported', 'letters.recipients.dispose-again');
  const beside = (await dispositionsOf(unit, letter.id)).filter((it) => it.parentId === passedOn.id);
  const there = new Set(beside.filter((it) => it.endedAt === null).map(({ toPosition }) => toPosition));
  const organisation = await context.organisation();
  if (more.recipients.some(({ position }) => there.has(organisation.position(position)?.id ?? '')))
    throw conflict('twice', 'letters.recipients.there-already');

  const first = beside[0];
  const members = await sendDispositions(unit, organisation, actor, {
    letter,
    parentId: passedOn.id,
    from: passedOn.toPosition,
    recipients: more.recipients,
    instructions: more.instructions ?? first?.instructions ?? [],
    note: more.note?.trim() || null,
    dueAt: more.dueAt ?? null,
    // Also one who has reported already; who falls out is none any more.
    coordinated: beside.some(({ role }) => role === 'coordinator'),
  });
  for (const member of members) await commands.addMember(passedOn.instanceId, GROUP, member);
}

async function passedOnBy({ unit, actor }: RequestContext, named: Disposition): Promise<Disposition> {
  if (decidesFor(actor, named.toPosition) && named.status === 'forwarded') return named;
  if (!decidesFor(actor, named.fromPosition)) throw forbidden('giver-only', 'letters.disposition.giver-only');
  if (named.parentId === null) throw notFound('letters.not-found');
  return loadDisposition(unit, named.parentId);
}

/** Everybody has answered: the group is over, and another round begins with the conclusion. */
async function concludes({ unit, engine }: RequestContext, letter: Letter, instanceId: string): Promise<boolean> {
  const tasks = letter.instanceId ? await engine.openTasks(unit, letter.instanceId) : [];
  return tasks.some((task) => task.instanceId === instanceId && task.elementId === 'summarise');
}
