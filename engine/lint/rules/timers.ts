import { child, list, text } from '../diagram.js';
import type { Rule } from '../rule.js';

const DURATION = /^P(?=[\dT])(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;
const CYCLE = /^R(\d*)\/(.*\/)?(P.+)$/;

const SHAPES: Record<string, (value: string) => boolean> = {
  timeDuration: (value) => DURATION.test(value),
  timeDate: (value) => DATE.test(value),
  timeCycle: (value) => {
    const [, count, , interval = ''] = CYCLE.exec(value) ?? [];
    return count !== undefined && count !== '0' && DURATION.test(interval);
  },
};

/** A timer says when, in ISO 8601, a date with its offset; expressions are judged when they run. */
export const timers: Rule = {
  name: 'timer',
  clause: 'BPMN 2.0, 10.4.5, timer event definition',
  severity: 'error',
  *check(diagram) {
    for (const { element } of diagram.nodes)
      for (const definition of list(element, 'eventDefinitions')) {
        if (definition.$type !== 'bpmn:TimerEventDefinition') continue;
        const [kind] = Object.keys(SHAPES).filter((name) => text(child(definition, name), 'body'));
        const value = kind ? (text(child(definition, kind), 'body') ?? '').trim() : '';
        if (!kind) yield { element, variant: 'missing' };
        else if (!value.startsWith('=') && !SHAPES[kind]?.(value)) yield { element, values: { value } };
      }
  },
};
