import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { projectRoot } from '../../api/project-root.js';
import { Renderer } from '../../api/rendering/renderer.js';
import type { Facts } from '../../api/rendering/view-functions.js';
import { presentForm } from '../../forms/index.js';
import { disposition, indonesian, instructions, positions, presets } from '../../forms/samples/disposition.js';
import { openChromium } from '../support/chromium.js';

const options = new Map([
  ['recipients', positions],
  ['instructions', instructions],
  ['dueAt', presets],
]);
const asset = (name: string) => `/assets/${name}`;
const timeZone = 'Asia/Jakarta';
const facts: Facts = {
  translate: indonesian,
  language: 'id',
  timeZone,
  now: new Date(0),
  csrf: 't',
  key: 'k',
  asset,
  menu: [],
};

function formPage(): string {
  const renderer = new Renderer([{ folder: join(projectRoot, 'api/views'), prefix: '' }]);
  const asked = { options, translate: indonesian, timeZone, errors: [] };
  const form = presentForm(disposition, { ...asked, values: { decision: 'dispose' } });
  const model = { action: '/tasks/1/completion', form, submit: { label: 'Kirim' } };
  const images = [1, 2].map((page) => ({ src: `/page-${page}.svg`, alt: `Halaman ${page}`, width: 84, height: 118 }));
  return `<!doctype html><html lang="id"><head><title>Disposisi</title><link rel="stylesheet" href="/assets/alur.css">
    <script type="module" src="/assets/alur.js"></script></head><body><main>
    ${renderer.render('partials/page-images', { images }, facts)}${renderer.render('partials/form', model, facts)}</main></body></html>`;
}

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const sent: string[] = [];
let lineIsUp = true;

/** The far side of the line: it serves the page, and may be unreachable. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  const path = new URL(request.url ?? '/', 'http://x').pathname;
  response.setHeader('Content-Security-Policy', "default-src 'self'");
  const file = join(projectRoot, 'api', path);
  if (path === '/healthz') {
    if (lineIsUp) response.end('ok');
    else request.socket.destroy();
  } else if (request.method === 'POST') {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      sent.push(body);
      response.writeHead(303, { Location: '/done' }).end();
    });
  } else if (path.startsWith('/assets/') && existsSync(file))
    response.setHeader('Content-Type', TYPES[extname(path)] ?? 'text/plain').end(readFileSync(file));
  else if (path === '/form') response.setHeader('Content-Type', 'text/html').end(formPage());
  else response.setHeader('Content-Type', 'text/html').end('<title>Terkirim</title>');
}

const server = createServer(answer);
let browser: Browser;
let page: Page;
let address = '';

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await openChromium();
});
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  sent.length = 0;
  lineIsUp = true;
  page = await browser.newPage();
  await page.goto(`${address}/form`, { waitUntil: 'networkidle' });
});
afterEach(() => page.close());

const button = () => page.locator('.actions.sticky button').first();
const note = () => page.locator('textarea[name="note"]');

describe('the disposition form with scripts', () => {
  it('says to how many it goes, and makes the first the coordinator', async () => {
    await page.locator('#f-recipients-0').check();
    expect(await button().innerText()).toBe('Kirim ke 1 orang');
    expect(await page.locator('.switch:visible').count()).toBe(0);
    await page.locator('#f-recipients-1').check();
    expect(await button().innerText()).toBe('Kirim ke 2 orang');
    expect(await page.locator('.switch input:checked').getAttribute('value')).toBe('p1');
  });

  it('asks only for what the decision needs', async () => {
    expect(await page.locator('#f-report').isHidden()).toBe(true);
    await page.getByText('Laporkan hasil').click();
    expect(await page.locator('#f-report').isVisible()).toBe(true);
    expect(await page.locator('[data-recipients]').isHidden()).toBe(true);
  });

  it('keeps what was typed when the line drops, and sends it once when pressed again', async () => {
    await note().fill('Mohon hadir');
    lineIsUp = false;
    await button().click();
    await page.locator('[data-offline]').waitFor({ state: 'visible' });
    expect(sent).toEqual([]);
    expect(await note().inputValue()).toBe('Mohon hadir');
    await page.reload();
    expect(await note().inputValue()).toBe('Mohon hadir');
    lineIsUp = true;
    await button().dblclick({ noWaitAfter: true });
    await page.waitForURL('**/done');
    expect(sent).toHaveLength(1);
    expect(sent[0]).toContain('Mohon hadir');
  });

  it('forgets the draft once the server has it, and when asked to start over', async () => {
    await note().fill('Pertama');
    await button().click();
    await page.waitForURL('**/done');
    await page.goto(`${address}/form`, { waitUntil: 'networkidle' });
    expect(await note().inputValue()).toBe('');
    await note().fill('Kedua');
    await page.reload({ waitUntil: 'networkidle' });
    await page.getByText('Mulai dari awal').click();
    expect(await note().inputValue()).toBe('');
  });

  it('enlarges the pages of the letter and leafs through them', async () => {
    await page.locator('.page-image').first().click();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('dialog img').getAttribute('alt')).toBe('Halaman 2');
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog').isHidden()).toBe(true);
  });
});
