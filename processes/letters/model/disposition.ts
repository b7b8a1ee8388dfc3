import type { Unit } from '../../../platform/database/index.js';
import { notFound } from '../../../platform/errors/index.js';
import { isId } from '../../../platform/ids/index.js';
import type { DispositionStatus, Role } from './vocabulary.js';

/** One edge from giver to recipient. */
export interface Disposition {
  id: string;
  letterId: string;
  parentId: string | null;
  instanceId: string | null;
  fromPosition: string | null;
  fromPerson: string | null;
  preparedBy: string | null;
  preparedAs: string | null;
  toPosition: string;
  role: Role;
  instructions: string[];
  note: string | null;
  dueAt: Date | null;
  sentAt: Date;
  readAt: Date | null;
  readBy: string | null;
  status: DispositionStatus;
  report: string | null;
  reportedAt: Date | null;
  reportedBy: string | null;
  endedAt: Date | null;
  endedBy: string | null;
  endedHow: 'accepted' | 'filed' | 'waived' | 'withdrawn' | 'redirected' | 'mis-sent' | null;
  endedReason: string | null;
}

const COLUMNS = `id, letter_id as "letterId", parent_id as "parentId", instance_id as "instanceId",
  from_position as "fromPosition", from_person as "fromPerson", prepared_by as "preparedBy", prepared_as as "preparedAs",
  to_position as "toPosition", role, instructions, note, due_at as "dueAt", sent_at as "sentAt", read_at as "readAt",
  read_by as "readBy", status, report, reported_at as "reportedAt", reported_by as "reportedBy",
  ended_at as "endedAt", ended_by as "endedBy", ended_how as "endedHow", ended_reason as "endedReason"`;

/** @throws AppError not-found, also for one of a letter the actor may not see. */
export async function loadDisposition(unit: Unit, id: string): Promise<Disposition> {
  const row = isId(id)
    ? await unit.row<Disposition>(`select ${COLUMNS} from disposition where id = $1`, [id])
    : undefined;
  if (!row) throw notFound('letters.not-found');
  return row;
}

/** In the order they were sent; of equal time in the order they were listed. */
export const dispositionsOf = (unit: Unit, letterId: string): Promise<Disposition[]> =>
  unit.prepared<Disposition>(
    'dispositions-of-letter',
    `select ${COLUMNS} from disposition where letter_id = $1 order by sent_at, rank, id`,
    [letterId],
  );

export const isOpen = (disposition: Pick<Disposition, 'endedAt' | 'role'>): boolean =>
  disposition.endedAt === null && (disposition.role === 'coordinator' || disposition.role === 'main');

export const isOverdue = (disposition: Disposition, now: Date): boolean =>
  isOpen(disposition) && disposition.status !== 'reported' && disposition.dueAt !== null && disposition.dueAt < now;
