import type { Graph } from './graph.js';
import type { LazyPlan } from './lazy-plan.js';
import type { Activity, Elements, Flow, Process } from './model.js';

/** What the engine's library reads a diagram through; made once per release and shared by every session on it. */
export interface ExecutionContext {
  id: string;
  elements: Elements;
  getProcesses(): Process[];
  getProcessById(id: string): Process | undefined;
  getActivities(scopeId?: string): Activity[];
  getActivityById(id: string): Activity | undefined;
  getSequenceFlows(scopeId?: string): Flow[];
  getSequenceFlowById(id: string): Flow | undefined;
  getInboundSequenceFlows(activityId: string): Flow[];
  getOutboundSequenceFlows(activityId: string): Flow[];
  getAssociations(scopeId?: string): Flow[];
  getInboundAssociations(activityId: string): Flow[];
  getOutboundAssociations(activityId: string): Flow[];
  graph: Graph;
  lazyPlan: LazyPlan;
  hasInclusiveJoin: boolean;
  hasConditions: boolean;
}

/** The library filters its lists on every lookup; half of a command's time went there. */
export function indexLookups(context: ExecutionContext): void {
  const { activities, sequenceFlows, associations, processes } = context.elements;
  const activityById = new Map(activities.map((activity) => [activity.id, activity]));
  const flowById = new Map(sequenceFlows.map((flow) => [flow.id, flow]));
  const processById = new Map(processes.map((process) => [process.id, process]));
  const activitiesIn = grouped(activities, (activity) => activity.parent.id);
  const flowsIn = grouped(sequenceFlows, (flow) => flow.parent.id);
  const flowsTo = grouped(sequenceFlows, (flow) => flow.targetId);
  const flowsFrom = grouped(sequenceFlows, (flow) => flow.sourceId);
  const associationsIn = grouped(associations, (association) => association.parent.id);
  const associationsTo = grouped(associations, (association) => association.targetId);
  const associationsFrom = grouped(associations, (association) => association.sourceId);
  Object.assign(context, {
    getProcessById: (id) => processById.get(id),
    getActivityById: (id) => activityById.get(id),
    getActivities: (scopeId) => (scopeId ? activitiesIn(scopeId) : activities),
    getSequenceFlowById: (id) => flowById.get(id),
    getSequenceFlows: (scopeId) => (scopeId ? flowsIn(scopeId) : sequenceFlows),
    getInboundSequenceFlows: flowsTo,
    getOutboundSequenceFlows: flowsFrom,
    getAssociations: (scopeId) => (scopeId ? associationsIn(scopeId) : associations),
    getInboundAssociations: associationsTo,
    getOutboundAssociations: associationsFrom,
  } satisfies Partial<ExecutionContext>);
}

const NONE: never[] = [];

function grouped<T>(list: readonly T[], keyOf: (item: T) => string): (key: string) => T[] {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return (key) => groups.get(key) ?? NONE;
}
