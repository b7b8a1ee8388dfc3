import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

/** Our own face: a server without fonts writes the same. */
const FONT = fileURLToPath(new URL('../documents/fonts/LiberationSans-Bold.ttf', import.meta.url));
const SLANT = -30;

/**
 * A page image with words across all of it, grey and slanted, close enough that no part can be cut out without them.
 * @returns WebP of the same size.
 */
export async function watermarked(page: Readable, words: string): Promise<Buffer> {
  const image = sharp(await buffer(page));
  const { width } = await image.metadata();
  const tile = await sharp({
    text: {
      text: `<span foreground="#8a8a8a">${escaped(words)}</span>`,
      font: 'Liberation Sans Bold',
      fontfile: FONT,
      rgba: true,
      width: Math.round(width / 2.2),
      align: 'centre',
    },
  })
    .extend({ top: 24, bottom: 24, left: 24, right: 24, background: CLEAR })
    .rotate(SLANT, { background: CLEAR })
    .png()
    .toBuffer();
  return image
    .composite([{ input: tile, tile: true, blend: 'multiply' }])
    .webp({ quality: 80 })
    .toBuffer();
}

const CLEAR = { r: 255, g: 255, b: 255, alpha: 0 };

/** Names are text, never markup of Pango. */
const escaped = (words: string) => words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
