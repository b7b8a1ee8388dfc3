import type { Unit } from '../../../platform/database/index.js';
import { newId } from '../../../platform/ids/index.js';
import type { Role } from './vocabulary.js';

export interface NewDisposition {
  letterId: string;
  parentId: string | null;
  /** Known at once only where a flow goes on with another recipient. */
  instanceId?: string | null;
  fromPosition: string;
  fromPerson: string | null;
  toPosition: string;
  role: Role;
  /** Order among those sent together. */
  rank?: number;
  instructions: readonly string[];
  note: string | null;
  dueAt: Date | null;
  /** The same for all that one order sends; now when absent. */
  sentAt?: Date;
}

/** @returns the id of the new edge. */
export async function addDisposition(unit: Unit, it: NewDisposition): Promise<string> {
  const id = newId(unit.now().getTime());
  await unit.prepared(
    'disposition-add',
    `insert into disposition (id, agency_id, letter_id, parent_id, instance_id, from_position, from_person, to_position,
                              role, instructions, note, due_at, sent_at, rank, status)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'new')`,
    [
      id,
      unit.agencyId,
      it.letterId,
      it.parentId,
      it.instanceId ?? null,
      it.fromPosition,
      it.fromPerson,
      it.toPosition,
      it.role,
      it.instructions,
      it.note,
      it.dueAt,
      it.sentAt ?? unit.now(),
      it.rank ?? 0,
    ],
  );
  return id;
}
