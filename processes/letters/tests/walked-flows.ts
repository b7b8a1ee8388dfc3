import { readFileSync } from 'node:fs';
import { systemScope } from '../../../platform/database/index.js';
import type { Office } from '../../../tests/support/office.js';

const FLOW = /<bpmn:sequenceFlow id="([^"]+)"[^>]*sourceRef="([^"]+)" targetRef="([^"]+)"/g;

export interface Coverage {
  walked: number;
  total: number;
  missing: string[];
}

/**
 * Which sequence flows of a diagram the history of this office has gone: one element left, the next entered. Two flows
 * between the same elements count together.
 */
export async function walkedFlows(office: Office, diagram: string): Promise<Coverage> {
  const xml = readFileSync(new URL(`../${diagram}.bpmn`, import.meta.url), 'utf8');
  const flows = [...xml.matchAll(FLOW)].map(([, id = '', source = '', target = '']) => ({ id, source, target }));
  const steps = await office.house.platform.database.inUnit(systemScope('demo'), (unit) =>
    unit.rows<{ source: string; target: string }>(
      `select distinct source, target from (
         select h.element_id as source, h.event, lead(h.element_id) over w as target, lead(h.event) over w as then_event
           from history h join instance i on i.id = h.instance_id
          where i.process_key = $1 and h.event in ('entered', 'left')
         window w as (partition by h.instance_id order by h.id)) step
        where event = 'left' and then_event = 'entered'`,
      [diagram],
    ),
  );
  const gone = new Set(steps.map(({ source, target }) => `${source} ${target}`));
  const missing = flows.filter(({ source, target }) => !gone.has(`${source} ${target}`)).map(({ id }) => id);
  return { walked: flows.length - missing.length, total: flows.length, missing };
}
