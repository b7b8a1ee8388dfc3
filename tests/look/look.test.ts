import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../api/project-root.js';

const folder = join(projectRoot, 'api/assets');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const css = read('alur.css');

/** Custom properties of the light look, and of the dark one on top of it. */
function colours(dark: boolean): Map<string, string> {
  const blocks = [...css.matchAll(/:root \{([^}]*)\}/g)].map((match) => match[1] ?? '');
  const found = new Map<string, string>();
  for (const block of blocks.slice(0, dark ? 2 : 1))
    for (const [, name, value] of block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)) found.set(name!, value!);
  return found;
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

const PAIRS = [
  ['ink', 'page'],
  ['ink', 'paper'],
  ['ink', 'sunk'],
  ['ink', 'tint'],
  ['quiet', 'page'],
  ['quiet', 'paper'],
  ['quiet', 'tint'],
  ['primary', 'page'],
  ['primary', 'paper'],
  ['primary-deep', 'tint'],
  ['on-primary', 'primary'],
  ['on-primary', 'primary-deep'],
  ['red', 'page'],
  ['red', 'paper'],
  ['red', 'red-tint'],
  ['amber', 'page'],
  ['amber', 'paper'],
  ['amber', 'amber-tint'],
  ['green', 'paper'],
  ['green', 'green-tint'],
] as const;

describe('the look', () => {
  it.each([false, true])('can be read at 7:1 by tired eyes (dark: %s)', (dark) => {
    const palette = colours(dark);
    const weak = PAIRS.map(([text, ground]) => ({
      text,
      ground,
      at: contrast(palette.get(text)!, palette.get(ground)!),
    }));
    expect(weak.filter(({ at }) => at < 7)).toEqual([]);
  });

  it('keeps white readable on every colour of an agency', () => {
    const bars = [...css.matchAll(/--agency: (#[0-9a-f]{6})/g)].map((match) => match[1]!);
    expect(bars.length).toBeGreaterThanOrEqual(6);
    expect(bars.filter((bar) => contrast(bar, '#ffffff') < 7)).toEqual([]);
  });

  it('stays light on a poor line', () => {
    const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
    expect(gzipSync(css).length).toBeLessThan(8_000);
    for (const script of scripts) expect(read(script).length, script).toBeLessThan(6_000);
    expect(gzipSync(scripts.map(read).join('')).length).toBeLessThan(20_000);
  });

  it('has every icon that a view asks for', () => {
    const views = join(projectRoot, 'api/views');
    const asked = readdirSync(views, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.hbs'))
      .flatMap((file) =>
        [...readFileSync(join(views, file), 'utf8').matchAll(/icon="([a-z-]+)"/g)].map((match) => match[1]!),
      );
    const drawn = new Set([...read('icons.svg').matchAll(/<symbol id="([a-z-]+)"/g)].map((match) => match[1]!));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((icon) => !drawn.has(icon))).toEqual([]);
  });
});
