import { eventKinds } from '../diagram.js';
import type { Rule } from '../rule.js';

/** Every process begins somewhere, and by hand in one place only. */
export const startEvents: Rule = {
  name: 'start-events',
  clause: 'BPMN 2.0, 10.4.2',
  severity: 'error',
  *check(diagram) {
    if (!diagram.processes.some((process) => process.element.isExecutable === true))
      yield { element: diagram.root, variant: 'nothing' };
    for (const { element, nodes, node } of diagram.scopes) {
      if (!node && element.isExecutable !== true) continue;
      const starts = nodes.filter((inner) => inner.type === 'StartEvent');
      const begins = starts.length > 0 || nodes.some((inner) => inner.element.instantiate === true);
      if (!begins && (!node || nodes.length > 0)) yield { element, variant: 'missing' };
      if (starts.filter((start) => eventKinds(start).length === 0).length > 1) yield { element, variant: 'several' };
    }
  },
};
