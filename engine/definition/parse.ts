import { createRequire } from 'node:module';
import { BpmnModdle } from 'bpmn-moddle';
import type { LintFinding } from '../lint/finding.js';
import type { ModdleElement } from '../lint/model.js';
import { checkBounds, checkCount } from './bounds.js';
import { DiagramRefused } from './refusal.js';

const zeebe: Record<string, unknown> = createRequire(import.meta.url)('zeebe-bpmn-moddle/resources/zeebe.json');

/** What moddle read: the tree, and the tables the serializer needs. */
export interface ParsedDiagram {
  rootElement: ModdleElement;
  elementsById: Record<string, ModdleElement>;
  references: { element: ModdleElement; property: string; id: string }[];
  warnings: { message: string; element?: ModdleElement; property?: string }[];
}

/** They refer to a type system outside the file, and data types have no effect on execution. */
const TYPE_REFERENCES = new Set(['bpmn:itemSubjectRef', 'bpmn:structureRef']);

/** Reads BPMN 2.0 XML with the zeebe extensions. Any warning refuses it, but those about data types. @throws DiagramRefused */
export async function parseDiagram(xml: string): Promise<ParsedDiagram> {
  checkBounds(xml);
  let parsed: ParsedDiagram;
  try {
    // Only the zeebe descriptor: with the camunda one beside it moddle silently drops processes.
    parsed = (await new BpmnModdle({ zeebe }).fromXML(xml.trim())) as ParsedDiagram;
  } catch (error) {
    throw new DiagramRefused([unreadable(error instanceof Error ? error.message : String(error), null)]);
  }
  const warnings = parsed.warnings.filter(({ property }) => !TYPE_REFERENCES.has(property ?? ''));
  if (warnings.length > 0)
    throw new DiagramRefused(warnings.map((warning) => unreadable(warning.message, warning.element?.id ?? null)));
  // Resource roles assign nobody here (zeebe:assignmentDefinition does), and the serializer fails on incomplete ones.
  for (const element of Object.values(parsed.elementsById)) delete element.resources;
  checkCount(Object.values(parsed.elementsById).filter((element) => !isDrawing(element)).length);
  return parsed;
}

const isDrawing = (element: ModdleElement) => /^(bpmndi|di|dc):/.test(element.$type);

/** The parser's sentence is English and technical; it is shown as the detail of a translated one. */
function unreadable(problem: string, elementId: string | null): LintFinding {
  const detail = problem.split('\n')[0] ?? problem;
  return { rule: 'unreadable', elementId, severity: 'error', messageKey: 'engine.lint.unreadable', values: { detail } };
}
