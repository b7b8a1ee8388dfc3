import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { builtRoot } from '../support/build.js';
import { Day } from './day.js';
import { checkTheRecord } from './record.js';
import { coordinatorIsTransferred } from './scenes/coordinator-is-transferred.js';
import { everybodyFinishes } from './scenes/everybody-finishes.js';
import { flowIsRepublished } from './scenes/flow-is-republished.js';
import { powerFailsAtTen } from './scenes/power-fails-at-ten.js';
import { scanWasWrong } from './scenes/scan-was-wrong.js';
import { secondClick } from './scenes/second-click.js';
import { uploadBreaksOff } from './scenes/upload-breaks-off.js';
import { wronglyAddressed } from './scenes/wrongly-addressed.js';

/** The desks that have work today, from the bottom up. */
const DESKS = [
  'staf-egov',
  'kasi-tatakelola',
  'kasi-pengembangan',
  'kabid-infrastruktur',
  'kabid-ikp',
  'kabid-statistik',
  'sekdis',
  'kadis',
];

export async function playTuesday(dataDir: string, say: (sentence: string) => void): Promise<void> {
  const day = await Day.begin(dataDir, say);
  try {
    const invitation = await coordinatorIsTransferred(day);
    await flowIsRepublished(day, invitation);
    await wronglyAddressed(day);
    await secondClick(day);
    await scanWasWrong(day);
    await uploadBreaksOff(day);
    await powerFailsAtTen(day);
    await everybodyFinishes(day, DESKS);
    await checkTheRecord(day);
    await verifyTheAudit(dataDir);
  } catch (error) {
    throw new Error(`the day went wrong; the office said last:\n${day.office.output().slice(-3000)}`, { cause: error });
  } finally {
    await day.end();
  }
}

/** The same command an auditor runs, beside the running office. */
async function verifyTheAudit(dataDir: string): Promise<void> {
  const environment = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' };
  const command = join(await builtRoot(), 'api/commands/audit-verify.js');
  await promisify(execFile)(process.execPath, [command], { env: environment });
}
