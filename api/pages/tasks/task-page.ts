import type { TaskDetail } from '../../../engine/types.js';
import { presentForm } from '../../../forms/index.js';
import type { FieldError } from '../../../platform/errors/index.js';
import type { Reply, RequestContext } from '../../../processes/contract.js';
import { overdueInWords } from '../../rendering/time-in-words.js';
import { actingInstead } from '../../tasks/acting-instead.js';
import { presentSubject } from '../../tasks/present-subject.js';
import type { Presenters } from '../../tasks/presenters.js';
import { optionsFor, schemaOf } from '../../tasks/read-form.js';

export interface Shown {
  /** On top of the task's values: what was typed. */
  typed: Record<string, unknown>;
  errors: readonly FieldError[];
  /** Why it was not accepted, where no single field says it. */
  refusal: string | null;
}

const FIRST_LOOK: Shown = { typed: {}, errors: [], refusal: null };

/** The thing it is about on the left, what is asked on the right. */
export async function taskPage(
  presenters: Presenters,
  context: RequestContext,
  taskId: string,
  shown: Shown = FIRST_LOOK,
): Promise<Reply> {
  const { engine, unit, actor, translate } = context;
  const task = await engine.task(unit, actor, taskId);
  const organisation = await context.organisation();
  const { timeZone } = organisation.agency;
  const subject = await presentSubject(presenters, context, task);
  const situation = situationOf(task, shown);
  const facts = { translate, language: actor.language, timeZone, now: unit.now() };
  return {
    kind: 'page',
    view: 'tasks/task',
    title: subject?.title ?? task.name,
    unrecorded: !subject?.confidential,
    model: {
      task: {
        id: task.id,
        name: task.name,
        revision: task.revision,
        dueAt: task.dueAt,
        overdue: task.dueAt && task.dueAt <= facts.now ? overdueInWords(task.dueAt, facts) : null,
        completedAt: task.completedAt,
      },
      subject,
      refusal: shown.refusal,
      situation,
      passedOver:
        task.passedOver && translate(`task.passed-over.${task.passedOver.reason}`, { name: task.passedOver.name }),
      handledBy: actingInstead(task, organisation, translate),
      ended:
        task.state === 'done' ? doneBy(task, context) : task.state === 'withdrawn' ? translate('task.withdrawn') : null,
      form: await formView(presenters, context, task, shown, timeZone),
      prepared: task.preparedBy
        ? translate('task.prepared-by', { name: organisation.person(task.preparedBy)?.name ?? '' })
        : null,
      principal: task.prepares ? organisation.position(task.assignee?.split(':')[1] ?? '')?.name : null,
      // Where reading is all that is asked, its own button says so and ends it; a second one would stay behind.
      autoRead:
        task.state === 'open' && task.readAt === null && !task.readOnly && !task.prepares && !situation.readOnly,
    },
  };
}

/** What may be done here now; a form that was just refused stays in sight, so that nothing typed is lost. */
function situationOf(task: TaskDetail, { refusal }: Shown) {
  const pool = task.assignee === null;
  return {
    claim: task.state === 'open' && pool && task.claimedBy === null,
    release: task.state === 'open' && pool && task.claimedBy !== null,
    answer: (task.state === 'open' && !task.readOnly) || refusal !== null,
    readOnly: task.expectation === 'read' && task.form === null,
  };
}

const doneBy = (task: TaskDetail, { translate }: RequestContext) =>
  translate('task.done', { name: task.completedByName ?? '' });

async function formView(
  presenters: Presenters,
  context: RequestContext,
  task: TaskDetail,
  { typed, errors }: Shown,
  timeZone: string,
) {
  const values = { ...task.values, ...typed };
  const schema = schemaOf(task.form);
  const options = await optionsFor(presenters, context, schema, values);
  return presentForm(schema, { values, errors, options, translate: context.translate, timeZone });
}
