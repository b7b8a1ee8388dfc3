import type { BpmnError, Values } from '../../engine/contract.js';
import type { OpenWork, Session } from '../../engine/session/index.js';

export interface Parent {
  id: string;
  execution: string;
  index: number;
}

export interface Group {
  elementId: string;
  key: string;
  members: number;
  ended: number;
  withdrawn: number;
  results: unknown[];
}

export interface Instance {
  id: string;
  key: string;
  variables: Values;
  parent: Parent | null;
  status: 'running' | 'completed' | 'failed' | 'cancelled';
  state: Buffer | null;
  open: OpenWork;
  groups: Map<string, Group>;
  children: Set<string>;
}

export interface Notice {
  child: Instance;
  kind: 'ended' | 'failed' | 'withdrawn';
  error?: BpmnError;
}

/** Tells the parent what became of a child; a group ends with its last member or when its condition holds. */
export function deliver({ child, kind, error }: Notice, parent: Instance, execution: string, session: Session) {
  if (error) return session.throwError(execution, error.code, error.message);
  const group = parent.groups.get(execution);
  if (!group) return session.signal(execution, child.variables);
  const plan = session.open().calls.find((call) => call.executionId === execution)?.group;
  if (!plan) throw new Error(`${execution} is no group`);
  if (kind === 'withdrawn') group.withdrawn++;
  else {
    group.ended++;
    if (plan.outputElement)
      group.results[child.parent?.index ?? 0] = session.evaluateAt(execution, plan.outputElement, child.variables);
  }
  const over = group.ended + group.withdrawn;
  const counters = {
    numberOfInstances: group.members,
    numberOfActiveInstances: group.members - over,
    numberOfCompletedInstances: group.ended,
    numberOfTerminatedInstances: group.withdrawn,
  };
  const early = plan.completionCondition && session.evaluateAt(execution, plan.completionCondition, counters) === true;
  if (!early && over < group.members) return;
  const results = group.results.filter((result) => result !== undefined);
  session.signal(execution, plan.outputCollection ? { [plan.outputCollection]: results } : {});
}
