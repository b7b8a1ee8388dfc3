import type { TaskItem } from '../../engine/types.js';
import type { RequestContext, SubjectView } from '../../processes/contract.js';
import type { Presenters } from './presenters.js';

/** @returns null without a subject, or when the actor may not see it. */
export async function presentSubject(
  presenters: Presenters,
  { unit, actor, translate, organisation }: Pick<RequestContext, 'unit' | 'actor' | 'translate' | 'organisation'>,
  { subject, instanceId }: Pick<TaskItem, 'subject' | 'instanceId'>,
): Promise<SubjectView | null> {
  const presenter = subject && presenters.subjects.get(subject.kind);
  if (!subject || !presenter) return null;
  return presenter.present({ unit, actor, translate, organisation: await organisation() }, subject, { instanceId });
}
