import type { CompiledDiagram } from '../definition/compile.js';
import { extension, textOf } from '../definition/model.js';
import './direct-events.js';
import { LoopEnvironment } from './behaviours/environment.js';
import { durableTimers } from './behaviours/timer.js';
import type { Host } from './host.js';
import { hostServices } from './host.js';
import type { ActivityInstance, DefinitionInstance } from './library.js';
import { library } from './library.js';

interface ScriptScope {
  environment: ActivityInstance['environment'];
  content: never;
}

/** One live definition of the library, its environment replaced: FEEL for expressions, no scripts, timers as facts. */
export function liveDefinition(compiled: CompiledDiagram, host: Host & ScriptResults): DefinitionInstance {
  const environment = new LoopEnvironment({
    services: hostServices(host),
    // The library opens fifty iterations of a parallel loop at a time.
    settings: { disableTrackState: true, batchSize: 1_000 },
    timers: durableTimers(host),
    scripts: feelScripts(host),
    expressions: feelExpressions(host),
  });
  return new library.Definition(library.Context(compiled.context, environment));
}

export interface ScriptResults {
  mergeResult(name: string, value: unknown): void;
}

const isExpression = (text: unknown): text is string => typeof text === 'string' && text.startsWith('=');

/** The stock handler reads `=x = 1` as a truthy text. */
function feelExpressions(host: Host) {
  return {
    isExpression,
    hasExpression: isExpression,
    resolveExpression: (text: unknown, site: object) => (isExpression(text) ? host.evaluate(text, site) : text),
  };
}

type ScriptCallback = (error: unknown, value?: unknown) => void;

/**
 * The stock handler runs JavaScript that can leave its sandbox, and lets an unregistered language fall through
 * (guarantee 7). Only zeebe:script is run; conditions are evaluated by their own behaviours.
 */
function feelScripts(host: Host & ScriptResults) {
  return {
    // A conditional event needs something to hold; ConditionAtRest never runs it.
    register: (owner: { type: string }) =>
      owner.type === 'bpmn:ConditionalEventDefinition' ? { execute: () => undefined } : undefined,
    getScript: (_language: string | undefined, activity: ActivityInstance) => {
      const script = extension(activity.behaviour, 'zeebe:Script');
      if (!script) throw host.fault(new TypeError(`<${activity.id}> has a script that is not FEEL`));
      return {
        execute: (scope: ScriptScope, callback: ScriptCallback) => {
          let value: unknown;
          try {
            value = host.evaluate(textOf(script.expression) ?? '', scope);
          } catch (error) {
            return callback(error);
          }
          const name = textOf(script.resultVariable);
          if (name) host.mergeResult(name, value);
          callback(null);
        },
      };
    },
  };
}
