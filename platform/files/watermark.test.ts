import { Readable } from 'node:stream';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { watermarked } from './watermark.js';

test('every part of a page carries the words, and the page keeps its size', async () => {
  const white = await sharp({ create: { width: 800, height: 1131, channels: 3, background: '#ffffff' } })
    .webp()
    .toBuffer();
  const marked = sharp(
    await watermarked(Readable.from([white]), 'Ani <Wulandari> & Kepala · Selasa 24 November, 09.14'),
  );
  expect(await marked.metadata()).toMatchObject({ format: 'webp', width: 800, height: 1131 });
  for (const [left, top] of [
    [0, 0],
    [400, 0],
    [0, 565],
    [400, 565],
  ] as const) {
    const { channels } = await sharp(await marked.toBuffer())
      .extract({ left, top, width: 400, height: 560 })
      .stats();
    expect(channels[0]?.min).toBeLessThan(190);
    expect(channels[0]?.mean).toBeGreaterThan(200);
  }
});
