import { readDiagram } from './diagram.js';
import type { LintFinding } from './finding.js';
import type { Knowledge } from './knowledge.js';
import type { ModdleElement } from './model.js';
import { findings } from './rule.js';
import { RULES } from './rules/index.js';

/**
 * The door of the lint room, for the server and for the designer's browser: nothing here needs node.
 */
export type { LintFinding } from './finding.js';
export type { Knowledge, KnownService } from './knowledge.js';
export type { ModdleElement } from './model.js';
export { translateFindings } from './translate.js';

/** @param root the `bpmn:Definitions` that bpmn-moddle read with the zeebe descriptor. */
export function lint(root: ModdleElement, knowledge: Knowledge): LintFinding[] {
  const diagram = readDiagram(root);
  return RULES.flatMap((rule) => [...findings(rule, diagram, knowledge)]);
}
