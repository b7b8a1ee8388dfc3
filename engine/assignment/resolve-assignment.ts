import type { Organisation } from '../../platform/organisation/types.js';
import type { OpenTask } from '../session/contract.js';

export interface Assignment {
  /** `position:<id>`, `person:<id>`, or null when only groups are named. */
  assignee: string | null;
  candidateGroups: string[];
}

/** Who a task of a diagram that names nobody goes to: the one who began the case. */
export interface Starter {
  personId: string | null;
  positionId: string | null;
}

/**
 * Codes become ids, so that renaming a position does not move its work. A group nobody is in falls to the agency's
 * administrator: a task that nobody sees would stand still without a sign.
 * @throws a defect for a position that does not exist.
 */
export function resolveAssignment(task: OpenTask, organisation: Organisation, starter: Starter): Assignment {
  const names = [...(task.assignee ? [task.assignee] : []), ...task.candidateGroups.map(asGroup)];
  const groups = names.filter((name) => name.startsWith('group:'));
  const [assignee] = names.filter((name) => !name.startsWith('group:')).map((name) => named(name, organisation));
  if (assignee) return { assignee, candidateGroups: groups };
  if (groups.some((group) => organisation.group(group.slice('group:'.length)).length > 0))
    return { assignee: null, candidateGroups: groups };
  return {
    assignee: (groups.length === 0 && starterOf(starter)) || administrator(organisation),
    candidateGroups: groups,
  };
}

/** `position:<id|code>`, `person:<id>`, or a bare position as office functions give it. */
export function named(name: string, organisation: Organisation): string {
  if (name.startsWith('person:')) return name;
  const position = organisation.position(name.replace(/^position:/, ''));
  if (!position) throw new Error(`there is no position ${name}`);
  return `position:${position.id}`;
}

const asGroup = (name: string) => (/^(group|position|person):/.test(name) ? name : `group:${name}`);

const starterOf = ({ personId, positionId }: Starter) =>
  positionId ? `position:${positionId}` : personId ? `person:${personId}` : null;

export function administrator(organisation: Organisation): string {
  return `position:${(organisation.holderOf('administrator') ?? organisation.head()).id}`;
}
