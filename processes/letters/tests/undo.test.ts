import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, startOffice } from '../../../tests/support/office.js';
import type { PageReply } from '../../../tests/support/page-client.js';
import { edges, letterOf, read, register, taskOf } from './office-letters.js';

let office: Office;
beforeAll(async () => {
  office = await startOffice();
}, 60_000);
afterAll(() => office?.close());

const KADIS = 'diskominfo.kadis';

/** The head sends to two on the page. @returns the page that says so, with its button. */
async function sendToTwo() {
  const letter = await register(await office.api('diskominfo.operator'), { number: `U/${Math.random()}` });
  const task = await taskOf(office, KADIS, letter);
  const pages = await office.pages(KADIS);
  const form = await pages.get(`/tasks/${task.id}`);
  const ids = new Map(
    [...form.html.matchAll(/name="(recipients\[\d+\]\.position)" value="([^"]+)"/g)].map(([, name, id]) => [id, name]),
  );
  const chosen = Object.fromEntries([...ids].slice(0, 2).map(([id = '', name = '']) => [name, id]));
  const sent = await pages.submit(form, `/tasks/${task.id}/completion`, { decision: 'dispose', ...chosen });
  const next = await pages.follow(sent);
  const action = /action="(\/dispositions\/[^"]+\/undoing)"/.exec(next.html)?.[1];
  return { letter, pages, next, action };
}

const press = async ({ pages, next, action }: Awaited<ReturnType<typeof sendToTwo>>): Promise<PageReply> =>
  pages.follow(await pages.submit(next, action ?? '', {}));

test('after sending, one press takes all of it back and the letter is to be decided again', async () => {
  const sending = await sendToTwo();
  expect(sending.next.html).toContain('Urungkan');
  const page = await press(sending);
  await office.drain();

  expect(page.html).toContain('Pengiriman diurungkan');
  const [top, ...below] = await edges(office, KADIS, sending.letter.id);
  expect(below.map(({ status }) => status)).toEqual(['withdrawn', 'withdrawn']);
  expect(top?.status).toBe('read');
  expect(await taskOf(office, KADIS, sending.letter)).toMatchObject({ name: 'Tindak lanjuti' });
  expect((await letterOf(office, KADIS, sending.letter.id)).state).toBe('awaiting-disposition');
});

test('when one has read it, nothing is taken back and the giver is told who and what remains', async () => {
  const sending = await sendToTwo();
  const codes = (await edges(office, KADIS, sending.letter.id)).slice(1).map(({ to }) => to.code);
  await read(office, `diskominfo.${codes[0]}`, sending.letter);
  const page = await press(sending);

  expect(page.html).toContain('sudah dibaca');
  expect(page.html).toContain('Tarik kembali');
  const below = (await edges(office, KADIS, sending.letter.id)).slice(1);
  expect(below.map(({ status }) => status)).toEqual(['read', 'new']);
});

test('nobody but the giver presses the button, and copies alone offer none', async () => {
  const sending = await sendToTwo();
  const stranger = await office.pages('diskominfo.kasi-tatakelola');
  const csrf = /name="csrf-token" content="([^"]+)"/.exec((await stranger.get('/')).html)?.[1] ?? '';
  expect((await stranger.post(sending.action ?? '', { _csrf: csrf })).status).toBe(404);

  const letter = await register(await office.api('diskominfo.operator'), { number: 'U/tembusan' });
  const task = await taskOf(office, KADIS, letter);
  const pages = await office.pages(KADIS);
  const form = await pages.get(`/tasks/${task.id}`);
  const [, name = '', id = ''] = /name="(recipients\[0\]\.position)" value="([^"]+)"/.exec(form.html) ?? [];
  const sent = await pages.submit(form, `/tasks/${task.id}/completion`, {
    decision: 'dispose',
    [name]: id,
    'recipients[0].role': 'inform',
  });
  expect((await pages.follow(sent)).html).not.toContain('Urungkan');
});
