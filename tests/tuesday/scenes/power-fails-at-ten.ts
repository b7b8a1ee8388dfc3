import { killPostgres } from '../../support/kill-postgres.js';
import { Ledger } from '../../support/ledger.js';
import type { Day } from '../day.js';

const DESKS = 6;
/** Acknowledged letters before the lights go out. */
const BEFORE_THE_CUT = 20;

/**
 * Six desks register without pause; node and database are killed with -9 in the middle. Afterwards every desk presses
 * its unanswered button again with the same key: what was acknowledged is there unchanged, nothing is there twice.
 */
export async function powerFailsAtTen(day: Day): Promise<void> {
  day.say('Pukul sepuluh listrik padam di tengah pencatatan surat.');
  const ledger = new Ledger('Rapat listrik');
  await ledger.under(await day.as('operator'), DESKS, BEFORE_THE_CUT, () =>
    day.powerFailure(async () => killPostgres(day.folder)),
  );
  const answered = ledger.receipts.length;
  await ledger.pressAgain(await day.as('operator'));
  for (const receipt of ledger.receipts) day.letters.set(receipt.id, receipt);
  day.say(
    `${answered} surat sudah dijawab sebelum padam, ${ledger.receipts.length} tercatat sesudahnya, tidak ada yang hilang atau dobel.`,
  );
}
