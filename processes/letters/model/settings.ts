import type { Unit } from '../../../platform/database/index.js';
import { type DueRules, USUAL_DUE_RULES } from './due-time.js';

export interface LetterSettings {
  /** The giver checks a report before the disposition is closed. */
  verification: boolean;
  due: DueRules;
}

const USUAL: LetterSettings = { verification: true, due: USUAL_DUE_RULES };

export async function letterSettings(unit: Unit): Promise<LetterSettings> {
  const [settings] = await unit.prepared<LetterSettings>(
    'letter-settings',
    'select verification, due from letter_settings where agency_id = $1',
    [unit.agencyId],
  );
  return settings ?? USUAL;
}

export async function saveLetterSettings(unit: Unit, { verification, due }: LetterSettings): Promise<void> {
  await unit.run(
    `insert into letter_settings (agency_id, verification, due) values ($1, $2, $3)
     on conflict (agency_id) do update set verification = excluded.verification, due = excluded.due`,
    [unit.agencyId, verification, JSON.stringify(due)],
  );
}
