import { extension, text } from '../diagram.js';
import type { Rule } from '../rule.js';

export const unknownForm: Rule = {
  name: 'unknown-form',
  clause: 'a task whose form does not exist cannot be done',
  severity: 'error',
  *check(diagram, knowledge) {
    for (const { element } of diagram.nodes) {
      const form = text(extension(element, 'FormDefinition'), 'formId');
      if (form && !knowledge.forms.includes(form)) yield { element, values: { form } };
    }
  },
};
