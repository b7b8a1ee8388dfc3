/** Shown for a character that the document's font does not have: PDF/A forbids text without a glyph. */
const MISSING = '□';
/** Controls, joiners, direction marks, variation selectors and what still combines after composing: left out. */
const INVISIBLE = /[\p{Cc}\p{M}\p{Default_Ignorable_Code_Point}]/u;
const BREAKS = /[\n\t]/;
/**
 * Latin, Greek, Cyrillic and the signs of print, each one glyph. Typst 0.13 aborts when it writes some others that the
 * font joins or turns (tone letters U+02E5, the object sign U+FFFC), so nothing beyond these is let through.
 */
const SIMPLE =
  /[ -~\u00a0-\u024f\u0370-\u03ff\u0400-\u045f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u2070-\u209c\u20a0-\u20bf\u2100-\u22ff\u2500-\u26ff]/;
const SPACES = /\p{Zs}/gu;

/** Those of the font's characters that can be printed without any shaping. */
export const safeCharacters = (covered: ReadonlySet<number>): ReadonlySet<number> =>
  new Set(
    [...covered].filter((code) => {
      const character = String.fromCodePoint(code);
      return SIMPLE.test(character) && !INVISIBLE.test(character);
    }),
  );

/**
 * The same data with every string safe to print: composed (NFC), no control characters, no halves of surrogate pairs,
 * and only characters that can be drawn. An emoji in a subject must never cost an agency its document.
 */
export function drawableData(value: unknown, drawable: ReadonlySet<number>): unknown {
  if (typeof value === 'string') return drawableText(value, drawable);
  if (Array.isArray(value)) return value.map((member) => drawableData(member, drawable));
  if (value === null || typeof value !== 'object') return value;
  const plain = 'toJSON' in value && typeof value.toJSON === 'function' ? value.toJSON() : null;
  if (plain !== null) return drawableData(plain, drawable);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, drawableData(member, drawable)]));
}

function drawableText(text: string, drawable: ReadonlySet<number>): string {
  let printed = '';
  for (const character of text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(SPACES, ' ')) {
    if (BREAKS.test(character) || drawable.has(character.codePointAt(0)!)) printed += character;
    else if (!INVISIBLE.test(character)) printed += MISSING;
  }
  return printed;
}
