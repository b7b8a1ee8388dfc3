import type { Unit } from '../../platform/database/index.js';
import type { Values } from '../contract.js';
import { type DecisionTable, evaluateDecision, parseDecisionTable } from './decision-table.js';
import type { Release } from './release.js';

const CAPACITY = 200;
const tables = new Map<string, Promise<DecisionTable>>();

/** The rule table that the instance's release holds. @throws a defect when it holds none, DecisionError */
export async function evaluateTable(
  unit: Unit,
  release: Release,
  decisionId: string,
  scope: Values,
): Promise<Values | Values[] | null> {
  const entry = release.entry('table', decisionId);
  if (!entry) throw new Error(`the release has no rule table ${decisionId}`);
  const parsed = tables.get(entry.hash) ?? release.artifact(unit, entry).then(parseDecisionTable);
  tables.set(entry.hash, parsed);
  const oldest = tables.keys().next().value;
  if (tables.size > CAPACITY && oldest !== undefined) tables.delete(oldest);
  return evaluateDecision(await parsed, scope);
}
