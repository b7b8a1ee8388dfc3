import type { TaskItem } from '../../engine/types.js';
import type { Translate } from '../../platform/messages/index.js';
import type { Organisation } from '../../platform/organisation/types.js';
import { positionName } from '../frame/position-name.js';

/** Of a task that the person may only look at: who answers it today ("Plh. Sari Wulandari"), and in which position. */
export function actingInstead(
  { readOnly, assignee, state }: Pick<TaskItem, 'readOnly' | 'assignee' | 'state'>,
  organisation: Organisation,
  translate: Translate,
): { who: string; position: string } | null {
  if (!readOnly || !assignee || state !== 'open') return null;
  const position = organisation.position(assignee.slice('position:'.length));
  const holder = position && organisation.actingHolder(position.id);
  return position && holder ? { who: positionName(holder, translate), position: position.name } : null;
}
