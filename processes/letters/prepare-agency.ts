import { readFileSync } from 'node:fs';
import type { Unit } from '../../platform/database/index.js';
import { letterSettings, saveLetterSettings } from './model/settings.js';

interface SeedInstruction {
  code: string;
  text: string;
  expects: string;
}
interface SeedClassification {
  code: string;
  name: string;
  oldCode?: string;
}

const seed = <T>(name: string): T[] =>
  JSON.parse(readFileSync(new URL(`./seed/${name}.json`, import.meta.url), 'utf8'));

/** Standard instructions (domain.md 1.3), classification (1.9) and settings; what the agency changed stays as it is. */
export async function prepareAgency(unit: Unit): Promise<void> {
  await unit.run(
    `insert into instruction (agency_id, code, text, expects, rank)
     select $1, it.code, it.text, it.expects, it.rank
       from jsonb_to_recordset($2::jsonb) as it (code text, text text, expects text, rank int)
     on conflict do nothing`,
    [unit.agencyId, JSON.stringify(seed<SeedInstruction>('instructions').map((it, rank) => ({ ...it, rank })))],
  );
  await unit.run(
    `insert into classification (agency_id, code, name, old_code)
     select $1, it.code, it.name, it."oldCode"
       from jsonb_to_recordset($2::jsonb) as it (code text, name text, "oldCode" text)
     on conflict do nothing`,
    [unit.agencyId, JSON.stringify(seed<SeedClassification>('classifications'))],
  );
  await saveLetterSettings(unit, await letterSettings(unit));
}
