import { readDiagram } from './diagram.js';
import type { LintFinding } from './finding.js';
import type { Knowledge, KnownNames, KnownService } from './knowledge.js';
import type { ModdleElement } from './model.js';
import { namesOfProcesses } from './names.js';
import { findings } from './rule.js';
import { RULES } from './rules/index.js';

/**
 * The door of the lint room, for the server and for the designer's browser: nothing here needs node.
 */
export type { LintFinding } from './finding.js';
export type { Knowledge, KnownNames, KnownService } from './knowledge.js';
export type { ModdleElement } from './model.js';
export { translateFindings } from './translate.js';

/** @param root the `bpmn:Definitions` that bpmn-moddle read with the zeebe descriptor. */
export function lint(root: ModdleElement, knowledge: Knowledge): LintFinding[] {
  const diagram = readDiagram(root);
  return RULES.flatMap((rule) => [...findings(rule, diagram, knowledge)]);
}

/**
 * Names of every process, by its id.
 * @param beside diagrams that stay; of a process that is drawn anew the old drawing says nothing.
 */
export function namesOfDiagrams(
  roots: readonly ModdleElement[],
  beside: readonly ModdleElement[],
  names: KnownNames,
  services: readonly KnownService[],
): Record<string, string[]> {
  const drawn = roots.map(readDiagram);
  const anew = new Set(drawn.flatMap(({ processes }) => processes.map(({ id }) => id)));
  const stay = beside
    .map(readDiagram)
    .map((diagram) => ({ ...diagram, processes: diagram.processes.filter(({ id }) => !anew.has(id)) }));
  const known = namesOfProcesses([...drawn, ...stay], names, services);
  return Object.fromEntries([...known].map(([id, own]) => [id, [...own]]));
}
