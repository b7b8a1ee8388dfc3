import type { Unit } from '../../../platform/database/index.js';
import { type DueRules, USUAL_DUE_RULES } from './due-time.js';

export const REMINDERS = ['50%', '80%', '100%', 'daily'] as const;
export type Reminder = (typeof REMINDERS)[number];

export interface LetterSettings {
  /** The giver checks a report before the disposition is closed. */
  verification: boolean;
  due: DueRules;
  reminders: Reminder[];
  /** Working days overdue; null: nobody else is told. */
  escalateAfter: number | null;
}

const USUAL: LetterSettings = {
  verification: true,
  due: USUAL_DUE_RULES,
  reminders: [...REMINDERS],
  escalateAfter: 2,
};

export async function letterSettings(unit: Unit): Promise<LetterSettings> {
  const [settings] = await unit.prepared<LetterSettings>(
    'letter-settings',
    `select verification, due, reminders, escalate_after as "escalateAfter" from letter_settings where agency_id = $1`,
    [unit.agencyId],
  );
  return settings ?? USUAL;
}

export async function saveLetterSettings(unit: Unit, it: LetterSettings): Promise<void> {
  await unit.run(
    `insert into letter_settings (agency_id, verification, due, reminders, escalate_after) values ($1, $2, $3, $4, $5)
     on conflict (agency_id) do update
        set verification = excluded.verification, due = excluded.due, reminders = excluded.reminders,
            escalate_after = excluded.escalate_after`,
    [unit.agencyId, it.verification, JSON.stringify(it.due), it.reminders, it.escalateAfter],
  );
}

/** The plan as the tasks of disposition.bpmn read it. */
export const reminderPlan = ({ reminders, escalateAfter }: LetterSettings) => ({
  reminders: reminders.join(', '),
  escalateAfter,
});
