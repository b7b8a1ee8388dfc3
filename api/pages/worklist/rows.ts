import type { TaskItem } from '../../../engine/types.js';
import type { Translate } from '../../../platform/messages/index.js';
import type { Organisation } from '../../../platform/organisation/types.js';
import type { RequestContext, SubjectSummary } from '../../../processes/contract.js';
import { overdueInWords } from '../../rendering/time-in-words.js';
import { actingInstead } from '../../tasks/acting-instead.js';
import type { Presenters } from '../../tasks/presenters.js';

export interface WorklistRow {
  id: string;
  href: string;
  title: string;
  line: string;
  /** What is expected, as a verb: the task's own name; for somebody who may only look, who does it. */
  verb: string;
  unread: boolean;
  dueAt: Date | null;
  overdue: string | null;
  vacancy: string | null;
  /** Of a pool and not taken yet. */
  claimable: boolean;
}

/** One row per task, with the subject in the words of its slice; one query per kind of subject. */
export async function worklistRows(
  presenters: Presenters,
  context: RequestContext,
  tasks: readonly TaskItem[],
): Promise<WorklistRow[]> {
  const summaries = await summariesOf(presenters, context, tasks);
  const language = context.actor.language;
  const organisation = await context.organisation();
  const { timeZone } = organisation.agency;
  const facts = { translate: context.translate, language, timeZone, now: context.unit.now() };
  return tasks.map((task) => {
    const summary = task.subject && summaries.get(task.subject.id);
    return {
      id: task.id,
      href: `/tasks/${task.id}`,
      title: summary?.title ?? task.name,
      line: summary?.line ?? task.businessKey ?? '',
      verb: handledBy(task, organisation, context.translate) ?? task.name,
      unread: task.readAt === null,
      dueAt: task.dueAt,
      overdue: task.dueAt && task.dueAt <= facts.now ? overdueInWords(task.dueAt, facts) : null,
      vacancy: task.vacancy,
      claimable: task.assignee === null && task.claimedBy === null,
    };
  });
}

function handledBy(task: TaskItem, organisation: Organisation, translate: Translate): string | null {
  const acting = actingInstead(task, organisation, translate);
  return acting && translate('worklist.handled-by', { who: acting.who });
}

async function summariesOf(
  { subjects }: Presenters,
  { unit, actor, translate, organisation }: RequestContext,
  tasks: readonly TaskItem[],
): Promise<Map<string, SubjectSummary>> {
  const found = new Map<string, SubjectSummary>();
  for (const presenter of subjects.values()) {
    const ids = tasks.flatMap(({ subject }) => (subject?.kind === presenter.kind ? [subject.id] : []));
    if (ids.length === 0) continue;
    const context = { unit, actor, translate, organisation: await organisation() };
    for (const [id, summary] of await presenter.summaries(context, [...new Set(ids)])) found.set(id, summary);
  }
  return found;
}
