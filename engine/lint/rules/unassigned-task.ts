import { extension, text } from '../diagram.js';
import type { Rule } from '../rule.js';

export const unassignedTask: Rule = {
  name: 'unassigned-task',
  clause: 'BPMN 2.0, 10.2.4: a user task has a potential owner; without one it is in nobody’s worklist',
  severity: 'error',
  *check(diagram) {
    for (const { element, type } of diagram.nodes) {
      if (type !== 'UserTask' && type !== 'ManualTask') continue;
      const assignment = extension(element, 'AssignmentDefinition');
      if (!text(assignment, 'assignee') && !text(assignment, 'candidateGroups')) yield { element };
    }
  },
};
