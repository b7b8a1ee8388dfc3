import type { Transport } from '../../platform/outbox/contract.js';
import type { EngineParts } from '../commands/context.js';
import { endChild } from '../commands/end-child.js';
import { type MemberRange, startMembers } from '../commands/start-members.js';
import { deliverCommand } from './deliver-command.js';

/** The end of a child on its way to the parent. */
export const childEndTransport = (parts: EngineParts): Transport => ({
  kind: 'engine-child-end',
  deliver: (delivery) =>
    deliverCommand(parts, delivery, 'end-child', (context) =>
      endChild(context, String(delivery.payload.parentId), String(delivery.payload.childId)),
    ),
});

/** A batch of a group too large for its parent's unit. */
export const membersTransport = (parts: EngineParts): Transport => ({
  kind: 'engine-members',
  deliver: (delivery) =>
    deliverCommand(parts, delivery, 'start-members', (context) =>
      startMembers(context, delivery.payload as unknown as MemberRange),
    ),
});
