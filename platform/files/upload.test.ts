import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import busboy from 'busboy';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AppError } from '../errors/index.js';
import { type Received, receive } from './receive.js';

const LIMIT = 256 * 1024;
let folder: string;
let server: Server;
let outcomes: Promise<Received | AppError>[] = [];

/** What a door does with an upload, down to the point where this room takes over. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alur-upload-'));
  server = createServer((incoming, answer) => {
    const parser = busboy({ headers: incoming.headers, limits: { fileSize: LIMIT * 2 } });
    parser.on('file', (_field, stream) => {
      const path = join(folder, `${outcomes.length}`);
      outcomes.push(
        receive(stream, path, LIMIT).catch(async (error: AppError) => {
          await rm(path);
          return error;
        }),
      );
    });
    parser.on('error', () => {});
    parser.on('close', async () => answer.end(String((await Promise.all(outcomes)).length)));
    incoming.on('aborted', () => parser.destroy(new Error('the upload broke off')));
    incoming.pipe(parser);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const BOUNDARY = 'batas';
const part = (name: string, bytes: Buffer) =>
  Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\n\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ]);

function post(body: Buffer, breakOffAt?: number): Promise<void> {
  outcomes = [];
  return new Promise((resolve) => {
    const sent = request({ port: (server.address() as AddressInfo).port, method: 'POST' }, (answer) => {
      answer.resume().on('end', resolve);
    });
    sent.setHeader('content-type', `multipart/form-data; boundary=${BOUNDARY}`);
    sent.setHeader('content-length', body.length);
    sent.on('error', () => resolve());
    if (breakOffAt === undefined) sent.end(body);
    else sent.write(body.subarray(0, breakOffAt), () => setImmediate(() => sent.destroy()));
  });
}

const end = Buffer.from(`--${BOUNDARY}--\r\n`);

test('a file that is too large does not keep the one behind it from arriving', async () => {
  const [large, cut, small] = [randomBytes(LIMIT + 1), randomBytes(LIMIT * 3), randomBytes(1000)];
  await post(Buffer.concat([part('besar.pdf', large), part('raksasa.pdf', cut), part('kecil.pdf', small), end]));
  const [first, second, third] = await Promise.all(outcomes);
  expect([first, second]).toMatchObject([{ code: 'too-large' }, { code: 'too-large' }]);
  expect(third).toMatchObject({ size: 1000 });
});

test('a line that drops in the middle of a file leaves nothing', async () => {
  const before = await readdir(folder);
  const body = Buffer.concat([part('surat.pdf', randomBytes(LIMIT - 10)), end]);
  await post(body, body.length / 2);
  await expect.poll(() => outcomes.length).toBe(1);
  expect(await outcomes[0]).toMatchObject({ code: 'malformed', detail: { message: 'files.broke-off' } });
  expect((await readdir(folder)).length).toBeLessThanOrEqual(before.length);
});
