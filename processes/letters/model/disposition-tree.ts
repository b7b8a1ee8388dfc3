import type { Organisation } from '../../../platform/organisation/types.js';
import { type Disposition, isOverdue } from './disposition.js';
import type { Report } from './reports.js';
import type { DispositionStatus, Role } from './vocabulary.js';

export interface TreePosition {
  id: string;
  code: string;
  name: string;
}

/** One edge as the public contract shows it. */
export interface DispositionNode {
  id: string;
  from: TreePosition | null;
  to: TreePosition | null;
  /** As which position somebody prepared what the giver confirmed. */
  preparedAs: TreePosition | null;
  role: Role;
  instructions: string[];
  note: string | null;
  dueAt: string | null;
  sentAt: string;
  readAt: string | null;
  status: DispositionStatus;
  overdue: boolean;
  /** The last one; those before it were to be done again. */
  report?: NodeReport;
  earlierReports: NodeReport[];
  endedHow: Disposition['endedHow'];
  reason: string | null;
  children: DispositionNode[];
}

export interface NodeReport {
  text: string | null;
  files: { id: string; name: string | null }[];
  letters: string[];
  at: string;
}

export function dispositionTree(
  dispositions: readonly Disposition[],
  reports: readonly Report[],
  organisation: Organisation,
  now: Date,
): DispositionNode[] {
  const place = (id: string | null): TreePosition | null => {
    const position = id ? organisation.position(id) : undefined;
    return position ? { id: position.id, code: position.code, name: position.name } : null;
  };
  const node = (it: Disposition): DispositionNode => {
    const own = reports.filter(({ dispositionId }) => dispositionId === it.id).map(nodeReport);
    const report = own.pop();
    return {
      id: it.id,
      from: place(it.fromPosition),
      to: place(it.toPosition),
      preparedAs: place(it.preparedAs),
      role: it.role,
      instructions: it.instructions,
      note: it.note,
      dueAt: it.dueAt?.toISOString() ?? null,
      sentAt: it.sentAt.toISOString(),
      readAt: it.readAt?.toISOString() ?? null,
      status: it.status,
      overdue: isOverdue(it, now),
      ...(report && { report }),
      earlierReports: own,
      endedHow: it.endedHow,
      reason: it.endedReason,
      children: below(it.id),
    };
  };
  const below = (parentId: string | null) => dispositions.filter((it) => it.parentId === parentId).map(node);
  return below(null);
}

const nodeReport = ({ text, at, evidence }: Report): NodeReport => ({
  text,
  files: evidence.flatMap(({ fileId, name }) => (fileId ? [{ id: fileId, name }] : [])),
  letters: evidence.flatMap(({ letterId }) => (letterId ? [letterId] : [])),
  at: at.toISOString(),
});
