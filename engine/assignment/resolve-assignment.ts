import type { Organisation } from '../../platform/organisation/types.js';
import type { OpenTask } from '../session/contract.js';

export interface Assignment {
  /** `position:<id>`, `person:<id>`, or null when only groups are named. */
  assignee: string | null;
  /** `group:<code>`, `position:<id>`, `person:<id>`. */
  candidateGroups: string[];
}

/** Who a task of a diagram that names nobody goes to: the one who began the case. */
export interface Starter {
  personId: string | null;
  positionId: string | null;
}

/**
 * Codes become ids, so that renaming a position does not move its work. Whoever is named as a candidate stays one: the
 * first to take the task has it. Groups nobody is in fall to the agency's administrator: a task that nobody sees would
 * stand still without a sign.
 * @throws a defect for a position that does not exist.
 */
export function resolveAssignment(task: OpenTask, organisation: Organisation, starter: Starter): Assignment {
  const ofGroup = task.assignee?.startsWith('group:') ?? false;
  const names = [...(ofGroup && task.assignee ? [task.assignee] : []), ...task.candidateGroups.map(asGroup)];
  const candidateGroups = [...new Set(names.map((name) => (isGroup(name) ? name : named(name, organisation))))];
  if (task.assignee && !ofGroup) return { assignee: named(task.assignee, organisation), candidateGroups };
  const somebody = candidateGroups.some((name) => !isGroup(name) || membersOf(name, organisation).length > 0);
  if (somebody) return { assignee: null, candidateGroups };
  return {
    assignee: (candidateGroups.length === 0 && starterOf(starter)) || administrator(organisation),
    candidateGroups,
  };
}

/** `position:<id|code>`, `person:<id>`, or a bare position as office functions give it. */
export function named(name: string, organisation: Organisation): string {
  if (name.startsWith('person:')) return name;
  const position = organisation.position(name.replace(/^position:/, ''));
  if (!position) throw new Error(`there is no position ${name}`);
  return `position:${position.id}`;
}

const isGroup = (name: string) => name.startsWith('group:');

const membersOf = (group: string, organisation: Organisation) => organisation.group(group.slice('group:'.length));

const asGroup = (name: string) => (/^(group|position|person):/.test(name) ? name : `group:${name}`);

const starterOf = ({ personId, positionId }: Starter) =>
  positionId ? `position:${positionId}` : personId ? `person:${personId}` : null;

export function administrator(organisation: Organisation): string {
  return `position:${(organisation.holderOf('administrator') ?? organisation.head()).id}`;
}
