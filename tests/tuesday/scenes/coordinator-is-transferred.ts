import assert from 'node:assert/strict';
import type { PageClient } from '../../support/page-client.js';
import type { Day } from '../day.js';
import { dispose, letter } from '../letters.js';

/**
 * The head made Kabid e-Government coordinator yesterday; this morning he was transferred. At once his work lies with the
 * head, marked as vacant; the administrator appoints a Plt from the page, who finds the letter on his desk.
 */
export async function coordinatorIsTransferred(day: Day): Promise<string> {
  day.say('Koordinator disposisi dimutasi pagi ini; jabatannya kosong, lalu ditunjuk Plt.');
  const registered = await day.register(letter('005/12/Org/2026', 'Undangan rapat koordinasi SPBE triwulan IV'));
  await day.complete(
    'kadis',
    registered.id,
    dispose({ position: 'kabid-egov', role: 'coordinator' }, { position: 'kabid-infrastruktur', role: 'main' }),
  );
  assert.ok(await day.task('kabid-egov', registered.id), 'the coordinator has it on his desk');

  const administrator = await day.atTheDesk('admin');
  const position = await linkTo(administrator, '/administration/positions', 'Kabid e-Government');
  const ending = await linkMatching(administrator, position, /\/administration\/assignments\/[0-9a-f-]+\/ending/);
  await fillIn(administrator, ending, { lastDay: '2026-11-01', reason: 'Mutasi ke perangkat daerah lain' });

  await assert.rejects(day.task('kabid-egov', registered.id), 'who was transferred no longer sees the letter');
  const vacant = await day.task('kadis', registered.id);
  assert.match(vacant.vacancy ?? '', /e-Government/, 'the head sees the work of the vacant position, marked as such');

  const successor = await optionOf(administrator, `${position}/appointment`, 'personId', 'Kasi Tata Kelola');
  await fillIn(administrator, `${position}/appointment`, {
    personId: successor,
    kind: 'plt',
    startsOn: day.today(),
    endsOn: '',
    basis: 'Surat perintah 800/1/2026',
  });
  assert.ok(await day.task('kasi-tatakelola', registered.id), 'the Plt finds the letter on his desk');
  return registered.id;
}

/** The address behind the link whose words contain `words`. */
async function linkTo(client: PageClient, page: string, words: string): Promise<string> {
  const { html } = await client.get(page);
  for (const [, href = '', inside = ''] of html.matchAll(/<a [^>]*href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g))
    if (inside.includes(words) && href.startsWith(`${page}/`)) return href;
  throw new Error(`no link "${words}" on ${page}`);
}

async function linkMatching(client: PageClient, page: string, pattern: RegExp): Promise<string> {
  const { html } = await client.get(page);
  const found = pattern.exec(html);
  if (!found) throw new Error(`nothing like ${pattern} on ${page}`);
  return found[0];
}

/** Value of the option whose text contains `words`. */
async function optionOf(client: PageClient, page: string, name: string, words: string): Promise<string> {
  const { html } = await client.get(page);
  const select = html.slice(html.indexOf(`name="${name}"`)).split('</select>')[0] ?? '';
  for (const [, value = '', text = ''] of select.matchAll(/<option [^>]*value="([^"]+)"[^>]*>([\s\S]*?)<\/option>/g))
    if (text.includes(words)) return value;
  throw new Error(`no option "${words}" of ${name} on ${page}`);
}

async function fillIn(client: PageClient, path: string, fields: Record<string, string>): Promise<void> {
  const reply = await client.submit(await client.get(path), path, fields);
  assert.equal(reply.status, 303, `${path} was not accepted: ${reply.html.slice(0, 1500)}`);
}
