import { z } from 'zod';
import type { InUnitService } from '../../../engine/contract.js';
import { invalidFields } from '../../../platform/errors/index.js';
import { addEvidence, evidenceLetters } from '../model/evidence.js';
import { fieldError } from '../model/field-error.js';
import { recordLetterEvent } from '../model/letter-event.js';
import { advanceLetter } from '../model/letter-state.js';
import { personOf } from '../model/person-of.js';
import { answers, dispositionOf, FORGOTTEN } from './disposition-variables.js';

const outcome = z.object({
  note: z.string().nullish(),
  report: z
    .object({
      text: z.string().nullish(),
      files: z.array(z.string()).nullish(),
      letters: z.array(z.string()).nullish(),
    })
    .nullish(),
});

/**
 * `letters.record-outcome`: a report, which needs at least one piece of evidence (text, file or letter, domain.md
 * 1.3), or the word that knowing of it is enough.
 */
export const recordOutcome: InUnitService = {
  kind: 'inUnit',
  name: 'letters.record-outcome',
  results: ['filed'],
  gives: ['reported'],
  run: async (context) => {
    const { unit, actor } = context;
    const own = dispositionOf(context);
    const { report, note } = answers(context, outcome);
    const filed = own.decision === 'file' || own.filed;
    const text = (filed ? note : (report?.text ?? note))?.trim() || null;
    const files = filed ? [] : (report?.files ?? []);
    const letters = filed ? [] : (report?.letters ?? []);
    if (!filed && !text && files.length === 0 && letters.length === 0)
      throw invalidFields([fieldError('report.text', 'letters.report.evidence')]);

    const proof = await evidenceLetters(unit, letters);
    await unit.withFullSight(async () => {
      await unit.change(
        `update disposition set status = 'reported', report = coalesce($2, report), reported_at = $3, reported_by = $4 where id = $1`,
        [own.dispositionId, text, unit.now(), personOf(actor)],
      );
      await addEvidence(unit, actor, own, files, proof);
      await recordLetterEvent(unit, actor, {
        letterId: own.letterId,
        kind: filed ? 'filed' : 'reported',
        dispositionId: own.dispositionId,
        asPosition: own.desk,
        text,
      });
      if (!own.top) await advanceLetter(unit, own.letterId, 'in-progress');
    });
    return { ...FORGOTTEN, filed };
  },
};
