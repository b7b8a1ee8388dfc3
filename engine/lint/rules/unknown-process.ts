import { extension, text } from '../diagram.js';
import type { Rule } from '../rule.js';

export const unknownProcess: Rule = {
  name: 'unknown-process',
  clause: 'BPMN 2.0, 10.2.6: a call activity calls a process',
  severity: 'error',
  *check(diagram, knowledge) {
    const own = diagram.processes.map((process) => process.id);
    for (const { element, type } of diagram.nodes) {
      if (type !== 'CallActivity') continue;
      const called = extension(element, 'CalledElement');
      const key = text(called, 'processId') ?? text(called, 'processIdExpression');
      if (!key) yield { element, variant: 'missing' };
      else if (!key.startsWith('=') && !knowledge.processes.includes(key) && !own.includes(key))
        yield { element, values: { process: key } };
    }
  },
};
