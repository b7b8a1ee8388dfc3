import type { OrganisationSource } from '../commands/context.js';
import { familyTasks } from '../store/family-tasks.js';
import type { EngineQueries } from '../types.js';
import { definitions, definitionVersions, diagram, startForm } from './definitions.js';
import { history } from './history.js';
import { incidents } from './incidents.js';
import { instanceDetail, instances } from './instances.js';
import { taskDetail } from './task-detail.js';
import { counters, tasks } from './tasks.js';
import { waitingElsewhere } from './waiting-elsewhere.js';

/** Guarantee 10: none of them opens a session. */
export const queriesOf = (organisations: OrganisationSource): EngineQueries => ({
  tasks: (unit, actor, filter) => tasks(organisations, unit, actor, filter),
  counters: (unit, actor) => counters(organisations, unit, actor),
  waitingElsewhere: (unit, actor) => waitingElsewhere(organisations, unit, actor),
  task: (unit, actor, taskId) => taskDetail(organisations, unit, actor, taskId),
  openTasks: familyTasks,
  instance: (unit, actor, instanceId) => instanceDetail(organisations, unit, actor, instanceId),
  instances: (unit, actor, filter) => instances(organisations, unit, actor, filter),
  history: (unit, actor, instanceId, page) => history(organisations, unit, actor, instanceId, page),
  incidents: (unit, actor, filter) => incidents(organisations, unit, actor, filter),
  definitions,
  definitionVersions,
  diagram,
  startForm,
});
