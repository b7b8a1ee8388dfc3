import type { AddressInfo } from 'node:net';
import { systemScope } from '../platform/database/index.js';
import type { House } from './wiring.js';

/** For the person at the terminal; the log beside it is for machines. */
export const say = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
};

const SHOWN: readonly [string, string][] = [
  ['diskominfo.operator', 'mencatat surat masuk'],
  ['diskominfo.kadis', 'kepala dinas: mendisposisikan'],
  ['diskominfo.sekdis', 'sekretaris'],
  ['diskominfo.kabid-egov', 'kepala bidang'],
  ['diskominfo.staf-egov', 'staf: menindaklanjuti'],
  ['diskominfo.admin', 'mengatur alur dan organisasi'],
  ['admin', 'seluruh instalasi'],
];

/** Where it runs, and with which accounts it can be tried. */
export async function printWelcome({ platform }: House, { port, address }: AddressInfo): Promise<void> {
  const { config } = platform;
  const host = address === '0.0.0.0' || address === '::' ? 'localhost' : address;
  say('');
  say(`  Alur: http://${host === '127.0.0.1' ? 'localhost' : host}:${port}`);
  if (config.demo) {
    const accounts = await platform.database.inUnit(
      systemScope('demo'),
      (unit) => unit.one<{ count: string }>('select count(*) as count from account'),
      { readOnly: true },
    );
    say('');
    say(`  Akun contoh (kata sandi semuanya: ${config.demoPassword}):`);
    for (const [username, what] of SHOWN) say(`    ${username.padEnd(24)}${what}`);
    say(`    dan ${Number(accounts.count) - SHOWN.length} akun lain: setda.*, cicalengka.*, puslatbang.*`);
  }
  say('');
}
