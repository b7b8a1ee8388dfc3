import { describe, expect, test } from 'vitest';
import type { CompileParts } from '../../engine/definition/compile.js';
import { COMPILE_PARTS, compileParsed } from '../../engine/definition/compile.js';
import { parseDiagram } from '../../engine/definition/parse.js';
import { rewriteCompensation } from '../../engine/definition/rewrite/compensation.js';
import { rewriteErrorCodes } from '../../engine/definition/rewrite/error-codes.js';
import { rewriteEventSubProcesses } from '../../engine/definition/rewrite/event-sub-processes.js';
import type { Rewrite } from '../../engine/definition/rewrite/index.js';
import { rewriteMessageThrows } from '../../engine/definition/rewrite/message-throws.js';
import { rewriteParallelMultiple } from '../../engine/definition/rewrite/parallel-multiple.js';
import { rewriteStandardLoops } from '../../engine/definition/rewrite/standard-loops.js';
import { LoopEnvironment } from '../../engine/session/behaviours/environment.js';
import { countEveryFlowAsCondition, mergeFlowsToOneTarget } from '../../engine/session/behaviours/outbound.js';
import { HeldService } from '../../engine/session/behaviours/service.js';
import { compensate } from '../../engine/session/compensation.js';
import { releaseCondition } from '../../engine/session/conditions.js';
import { EngineRun } from '../../engine/session/engine-run.js';
import { fireInclusiveJoin } from '../../engine/session/inclusive-joins.js';
import { library } from '../../engine/session/library.js';
import type { SettlingRule } from '../../engine/session/running.js';
import { recoverSession, startSession } from '../../engine/session/session.js';
import { SETTLING_RULES } from '../../engine/session/settle.js';
import { play } from './play.js';
import { SCENARIOS } from './scenarios/index.js';

/** Every override of the library, switched off: a scenario turns red, or the override is not needed. */
interface Ablation {
  off: string;
  parts?: Partial<CompileParts>;
  rules?: readonly SettlingRule[];
  /** Replaces a method for the time of the test. @returns how to put it back. */
  patch?: () => () => void;
  red: string;
}

const stock = (types: Record<string, unknown>): Partial<CompileParts> => ({
  behaviours: { ...COMPILE_PARTS.behaviours, ...types },
});
const without = (rewrite: Rewrite): Partial<CompileParts> => ({
  rewrites: COMPILE_PARTS.rewrites.filter((candidate) => candidate !== rewrite),
});
const rulesWithout = (rule: SettlingRule) => SETTLING_RULES.filter((candidate) => candidate !== rule);

function replace<T extends object>(target: T, name: keyof T, value: T[keyof T]): () => void {
  const before = target[name];
  target[name] = value;
  return () => {
    target[name] = before;
  };
}

const ABLATIONS: Ablation[] = [
  {
    off: 'flows without discards, joins that count tokens',
    parts: stock({ ParallelGateway: library.ParallelGateway }),
    patch: () => replace(library.Activity.prototype, '_doRunOutbound', mergeFlowsToOneTarget),
    red: 'a parallel join is not fired by a rework loop in one branch',
  },
  {
    off: 'the parallel join',
    parts: stock({ ParallelGateway: library.ParallelGateway }),
    red: 'two flows from one fork into one join are two tokens',
  },
  {
    off: 'the inclusive join',
    parts: stock({ InclusiveGateway: library.InclusiveGateway }),
    red: 'an inclusive join waits for both branches of a parallel fork',
  },
  {
    off: 'every taken flow',
    patch: () => replace(library.Activity.prototype, '_doRunOutbound', mergeFlowsToOneTarget),
    red: 'two flows from one fork into one join are two tokens',
  },
  {
    off: 'default flows beside flows without a condition',
    patch: () => replace(library.Activity.prototype, 'evaluateOutbound', countEveryFlowAsCondition),
    red: 'the default flow of a task is taken beside its flow without a condition',
  },
  {
    off: 'scoped errors',
    parts: stock({ ErrorEventDefinition: library.ErrorEventDefinition }),
    red: 'an error is not caught by the boundary event of a sibling',
  },
  {
    off: 'scoped escalations',
    parts: stock({ EscalationEventDefinition: library.EscalationEventDefinition }),
    red: 'an escalation without a code is caught by a catch-all',
  },
  {
    off: 'repeating messages',
    parts: stock({ MessageEventDefinition: library.MessageEventDefinition }),
    red: 'a non-interrupting message is answered as often as it comes',
  },
  {
    off: 'repeating signals',
    parts: stock({ SignalEventDefinition: library.SignalEventDefinition }),
    red: 'a non-interrupting signal is answered as often as it comes',
  },
  {
    off: 'conditions at rest',
    parts: stock({ ConditionalEventDefinition: library.ConditionalEventDefinition }),
    red: 'a condition beside an event gateway goes on though it holds already at the next command',
  },
  {
    off: 'the chosen start event',
    parts: stock({ StartEvent: library.StartEvent }),
    red: 'an instance begun by a message leaves the other start alone',
  },
  {
    off: 'the chosen event gateway',
    parts: stock({ EventBasedGateway: library.EventBasedGateway }),
    red: 'an instance begun by hand leaves an instantiating event gateway alone',
  },
  {
    off: 'durable timers',
    parts: stock({ TimerEventDefinition: library.TimerEventDefinition }),
    red: 'a timer whose date is empty is a defect and changes nothing',
  },
  {
    off: 'call activities as wait states',
    parts: stock({ CallActivity: library.CallActivity }),
    red: 'a called process is an instance of its own whose end goes back to the caller',
  },
  {
    off: 'loop items in environments',
    patch: () => replace(LoopEnvironment.prototype, 'clone', library.Environment.prototype.clone),
    red: 'the inner of two nested loops still sees the item of the outer',
  },
  {
    off: 'handlers that do not start',
    parts: {
      bind: (element) => {
        if (element.type === 'bpmn:ServiceTask') element.behaviour.Service = HeldService;
      },
    },
    red: 'without a throw no handler runs',
  },
  {
    off: 'event sub-processes compiled away',
    parts: without(rewriteEventSubProcesses),
    red: 'a message handler beside the work runs as often as the message comes',
  },
  { off: 'sending as a service', parts: without(rewriteMessageThrows), red: 'sending a message is a job' },
  {
    off: 'one reference per code',
    parts: without(rewriteErrorCodes),
    red: 'an error is caught by its code though another element names it',
  },
  {
    off: 'standard loops compiled away',
    parts: without(rewriteStandardLoops),
    red: 'a task repeats while its condition holds',
  },
  {
    off: 'compensation compiled away',
    parts: without(rewriteCompensation),
    red: 'the throw waits for a handler that is a task',
  },
  {
    off: 'parallel multiple events compiled away',
    parts: without(rewriteParallelMultiple),
    red: 'a catch of all its events waits for every one',
  },
  {
    off: 'asking conditions',
    rules: rulesWithout(releaseCondition),
    red: 'a condition on a task takes it away',
  },
  {
    off: 'firing inclusive joins',
    rules: rulesWithout(fireInclusiveJoin),
    red: 'nested inclusive joins each wait for their own branches',
  },
  { off: 'running handlers', rules: rulesWithout(compensate), red: 'handlers run in reverse order' },
  {
    off: 'pruning',
    patch: () => replace(EngineRun.prototype, 'prune', () => undefined),
    red: 'a deadline on a sub-process removes its job, task and timer',
  },
  {
    off: 'remembering defects',
    patch: () =>
      replace(EngineRun.prototype, 'fault', (error: unknown) =>
        error instanceof Error ? error : new Error(String(error)),
      ),
    red: 'a catch-all boundary event does not swallow a defect',
  },
];

const scenarios = Object.values(SCENARIOS).flat();

describe('an override of the library that is switched off turns a scenario red', () => {
  test.each(ABLATIONS)('$off: $red', async ({ parts, rules, patch, red }) => {
    const scenario = scenarios.find((candidate) => candidate.name === red);
    if (!scenario) throw new Error(`no scenario "${red}"`);
    const compile = async (xml: string) => compileParsed(await parseDiagram(xml), { ...COMPILE_PARTS, ...parts });
    const restore = patch?.();
    try {
      const problems = await play(scenario, true, compile, {
        start: (compiled, key, options) => startSession(compiled, key, options, rules),
        recoverSession: (compiled, state, options) => recoverSession(compiled, state, options, rules),
      });
      expect(problems).not.toEqual([]);
    } finally {
      restore?.();
    }
  });
});
