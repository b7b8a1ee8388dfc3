import type { DefinitionInstance, ScopeExecution } from './library.js';

/** Every running scope, the process first. */
export function runningScopes(definition: DefinitionInstance): ScopeExecution[] {
  const scopes: ScopeExecution[] = [];
  const walk = (scope: ScopeExecution | undefined): void => {
    if (!scope || scope.completed) return;
    scopes.push(scope);
    for (const activity of scope.getActivities())
      if (activity.isSubProcess && activity.status) activity.execution?.source?.executions?.forEach(walk);
  };
  for (const process of definition.getRunningProcesses()) walk(process.execution);
  return scopes;
}

/**
 * After a recovery the engine leaves activities inside an interrupted or failed sub-process alive. What is really open
 * stands in a running scope.
 * @returns a test of an execution id; those of loop iterations and event definitions end in `_<index>`.
 */
export function liveExecutions(scopes: readonly ScopeExecution[]): (executionId: string) => boolean {
  const live = new Set<string>();
  for (const scope of scopes)
    for (const activity of scope.getActivities())
      if (activity.status && activity.executionId) live.add(activity.executionId);
  return (executionId) => {
    for (let id = executionId; ; ) {
      if (live.has(id)) return true;
      const parent = /^(.*)_\d+$/.exec(id)?.[1];
      if (parent === undefined) return false;
      id = parent;
    }
  };
}
