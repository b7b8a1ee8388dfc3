import type { BpmnError, Values } from '../contract.js';
import type { Behaviour } from '../definition/model.js';
import type { EngineRun } from './engine-run.js';
import { takesAllResults } from './engine-run.js';
import { hasOutputs, inputsOf, outputsOf } from './expressions.js';
import type { ExpressionSite } from './host.js';
import type { HeldCall } from './services.js';
import type { Wait } from './waits.js';

/** What a decision gave, or a service. */
export type ServiceResult = Values | Values[] | null | undefined;

/** Answers a held service: its outputs become variables, then the run goes on; or its boundary event catches. */
export function answer(
  run: EngineRun,
  call: HeldCall,
  outcome: { result: ServiceResult } | { error: BpmnError },
): void {
  run.calls.drop(call.executionId);
  if ('error' in outcome) {
    run.act(() => call.callback(outcome.error));
    return;
  }
  store(run, call.activity.behaviour, call.site, named(call, outcome.result), call.input);
  run.act(() => call.callback(null));
}

function named({ resultVariable }: HeldCall, result: ServiceResult): Values {
  if (resultVariable) return { [resultVariable]: result ?? null };
  return result && !Array.isArray(result) ? result : {};
}

/** Stores what a person, a message or a child answered. */
export function storeResult(run: EngineRun, wait: Wait, result: Values): void {
  const { behaviour } = wait.element;
  const site = run.siteOf(wait);
  if (wait.kind === 'group') {
    // The collection is ours; the mapping, if any, is over it.
    run.merge(result);
    if (hasOutputs(behaviour)) run.merge(outputsOf(behaviour, result, site, () => ({}), run.evaluate));
    return;
  }
  if (wait.kind === 'call' && !hasOutputs(behaviour) && !takesAllResults(wait)) return;
  store(run, behaviour, site, result, () => inputsOf(behaviour, site, run.evaluate));
}

/** Inside a multi-instance loop with an output collection only the output element of this iteration is kept. */
function store(run: EngineRun, behaviour: Behaviour, site: ExpressionSite, result: Values, inputs: () => Values): void {
  const loop = behaviour.loopCharacteristics?.behaviour;
  const index = site.content?.isMultiInstance ? site.content.index : undefined;
  if (!loop?.outputCollection || index === undefined) {
    run.merge(outputsOf(behaviour, result, site, inputs, run.evaluate));
    return;
  }
  const list = run.variables[loop.outputCollection];
  const collected = Array.isArray(list) ? [...list] : [];
  const extra = { ...inputs(), ...result };
  collected[index] = loop.outputElement ? run.evaluate(loop.outputElement, { ...site, extra }) : result;
  run.merge({ [loop.outputCollection]: Array.from(collected, (value) => value ?? null) });
}
