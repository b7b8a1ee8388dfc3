import { BpmnError } from '../contract.js';
import { compensate } from './compensation.js';
import { releaseCondition } from './conditions.js';
import type { EngineRun } from './engine-run.js';
import { fireInclusiveJoin } from './inclusive-joins.js';
import { answer } from './results.js';
import type { SettlingRule } from './running.js';
import type { HeldCall } from './services.js';

/** Asked in this order, each time nothing else moves. Conditions only when a variable has changed. */
export const SETTLING_RULES: readonly SettlingRule[] = [releaseCondition, fireInclusiveJoin, compensate];

/**
 * Answering services from this loop, not from inside their calls, resets the stack: sixty rounds of a service loop ran
 * in one unit.
 */
export async function settle(run: EngineRun, rules: readonly SettlingRule[]): Promise<void> {
  for (;;) {
    if (run.defect) throw run.defect;
    if (run.uncaught) break;
    const call = run.calls.next();
    if (call) {
      await runInUnit(run, call);
      continue;
    }
    if (!moves(run, rules)) break;
  }
  run.prune();
}

function moves(run: EngineRun, rules: readonly SettlingRule[]): boolean {
  for (const rule of rules) {
    if (rule === releaseCondition) {
      if (!run.changed) continue;
      run.changed = false;
    }
    if (!rule(run)) continue;
    run.changed = true;
    return true;
  }
  return false;
}

async function runInUnit(run: EngineRun, call: HeldCall): Promise<void> {
  const request = {
    type: call.type,
    elementId: call.elementId,
    elementName: call.activity.name ?? call.elementId,
    executionId: call.executionId,
    input: call.input(),
    variables: { ...run.variables },
  };
  let result: Awaited<ReturnType<typeof run.options.runService>>;
  try {
    result = await run.options.runService(request);
  } catch (error) {
    if (!(error instanceof BpmnError)) throw run.fault(error);
    return answer(run, call, { error });
  }
  answer(run, call, { result });
}
