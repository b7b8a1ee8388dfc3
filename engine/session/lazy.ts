import type { ExecutionContext } from '../definition/context.js';
import type { ActivityInstance, ContextInstance, FlowInstance, ScopeExecution } from './library.js';
import { ELEMENTS, HANDLERS, library, STATUS } from './library.js';

/**
 * The engine builds every activity of a scope on each recovery, about half of a command's time. Here a scope holds
 * placeholders, and an activity is built when state, a token or a companion needs it.
 */

interface ScopePrototype extends ScopeExecution {
  _activate(): unknown;
  recover(state: ScopeState | undefined): unknown;
  _getFlowById(id: string): FlowInstance | undefined;
}

interface ScopeState {
  children?: { id: string }[];
  flows?: { id: string }[];
}

interface ContextPrototype extends ContextInstance {
  getActivities(scopeId?: string): ActivityInstance[];
  getSequenceFlows(scopeId?: string): FlowInstance[];
}

const scopeOf = new WeakMap<ContextInstance, ScopeExecution>();

const definitionOf = (context: ContextInstance) => context.definitionContext as Partial<ExecutionContext>;

const isLazy = (context: ContextInstance, scopeId: string | undefined) => {
  const plan = definitionOf(context).lazyPlan;
  return plan !== undefined && scopeId !== undefined && !plan.eager.has(scopeId);
};

/** Before a token arrives at an activity. */
export function buildTarget(context: ContextInstance, activityId: string): void {
  const scope = scopeOf.get(context);
  if (scope) build(scope, activityId);
}

function build(scope: ScopeExecution, activityId: string): void {
  const { children } = scope[ELEMENTS];
  const index = children.findIndex((child) => child.id === activityId);
  if (!children[index]?.placeholder) return;
  const activity = scope.context.getActivityById(activityId);
  children[index] = activity;
  for (const flow of activity.inbound) buildFlow(scope, flow);
  for (const flow of activity.outbound) buildFlow(scope, flow);
  if (scope.isRunning) {
    activity.activate(scope);
    activity.broker.subscribeTmp('event', '#', scope[HANDLERS].onActivityEvent, {
      noAck: true,
      consumerTag: '_process-activity-consumer',
      priority: 200,
    });
  }
  for (const companion of definitionOf(scope.context).lazyPlan?.together.get(activityId) ?? []) build(scope, companion);
}

function buildFlow(scope: ScopeExecution, flow: FlowInstance): void {
  const { flows } = scope[ELEMENTS];
  if (flows.includes(flow)) return;
  flows.push(flow);
  if (scope.isRunning)
    flow.broker.subscribeTmp('event', '#', scope[HANDLERS].onActivityEvent, {
      noAck: true,
      consumerTag: '_process-flow-controller',
      priority: 200,
    });
}

/** The package exports neither class; a throw-away run of an empty process gives access to both. */
function unexportedPrototypes(): { context: ContextPrototype; scope: ScopePrototype } {
  const none = () => [];
  const process = () => ({
    id: 'p',
    type: 'bpmn:Process',
    Behaviour: library.Process,
    behaviour: { isExecutable: true },
  });
  const context = library.Context(
    {
      id: 'x',
      getProcesses: () => [process()],
      getProcessById: process,
      getActivities: none,
      getAssociations: none,
      getSequenceFlows: none,
      getMessageFlows: none,
    },
    new library.Environment(),
  );
  const instance = context.getProcessById('p') as { run(): void; execution: ScopeExecution };
  instance.run();
  return {
    context: Object.getPrototypeOf(context) as ContextPrototype,
    scope: Object.getPrototypeOf(instance.execution) as ScopePrototype,
  };
}

function install(): void {
  const { context, scope } = unexportedPrototypes();
  const { getActivities, getSequenceFlows } = context;
  const { _activate: activate, recover, _getFlowById: getFlowById } = scope;

  context.getActivities = function (scopeId) {
    if (!isLazy(this, scopeId)) return getActivities.call(this, scopeId);
    const definitions = (this.definitionContext as ExecutionContext).getActivities(scopeId);
    return definitions.map(({ id, type }) => ({ id, type, placeholder: true }) as ActivityInstance);
  };
  context.getSequenceFlows = function (scopeId) {
    return isLazy(this, scopeId) ? [] : getSequenceFlows.call(this, scopeId);
  };
  scope._activate = function () {
    if (isLazy(this.context, this.id)) {
      scopeOf.set(this.context, this);
      if (this[STATUS] === 'init')
        for (const id of definitionOf(this.context).lazyPlan?.starts.get(this.id) ?? []) build(this, id);
    }
    return activate.call(this);
  };
  scope.recover = function (state) {
    if (state && isLazy(this.context, this.id)) {
      scopeOf.set(this.context, this);
      for (const child of state.children ?? []) build(this, child.id);
      for (const { id } of state.flows ?? []) {
        const flow = this.context.getSequenceFlowById(id);
        if (flow) buildFlow(this, flow);
      }
    }
    return recover.call(this, state);
  };
  scope._getFlowById = function (id) {
    const known = getFlowById.call(this, id);
    if (known || !isLazy(this.context, this.id)) return known;
    const definition = definitionOf(this.context).getSequenceFlowById?.(id);
    if (definition?.parent.id !== this.id) return undefined;
    const flow = this.context.getSequenceFlowById(id);
    if (flow) buildFlow(this, flow);
    return flow ?? undefined;
  };
}

install();
