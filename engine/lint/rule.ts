import type { Diagram } from './diagram.js';
import { nameOf } from './diagram.js';
import type { LintFinding } from './finding.js';
import type { Knowledge } from './knowledge.js';
import type { ModdleElement } from './model.js';

/** What a rule found. The message is `engine.lint.<rule>`, or `engine.lint.<rule>.<variant>`. */
export interface Problem {
  element: ModdleElement;
  variant?: string;
  severity?: LintFinding['severity'];
  values?: LintFinding['values'];
}

export interface Rule {
  name: string;
  /** Of BPMN 2.0 (formal/2011-01-03), or the reason of the house. */
  clause: string;
  severity: LintFinding['severity'];
  check(diagram: Diagram, knowledge: Knowledge): Iterable<Problem>;
}

export function* findings(rule: Rule, diagram: Diagram, knowledge: Knowledge): Iterable<LintFinding> {
  for (const { element, variant, severity, values } of rule.check(diagram, knowledge))
    yield {
      rule: rule.name,
      elementId: element.id ?? null,
      severity: severity ?? rule.severity,
      messageKey: `engine.lint.${rule.name}${variant ? `.${variant}` : ''}`,
      values: { name: nameOf(element), ...values },
    };
}
