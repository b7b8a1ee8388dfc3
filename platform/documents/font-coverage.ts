/**
 * The characters a TrueType font can draw, read from its `cmap` table (formats 4 and 12, which every font in use has).
 * @throws a defect when the bytes are no TrueType font with such a table.
 */
export function fontCoverage(font: Buffer): ReadonlySet<number> {
  const cmap = tableAt(font, 'cmap');
  const covered = new Set<number>();
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4);
    const format = font.readUInt16BE(subtable);
    if (format === 4) addSegments(font, subtable, covered);
    if (format === 12) addGroups(font, subtable, covered);
  }
  if (covered.size === 0) throw new Error('the font has no readable character table');
  return covered;
}

function tableAt(font: Buffer, tag: string): number {
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const entry = 12 + i * 16;
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8);
  }
  throw new Error(`the font has no table ${tag}`);
}

/** Format 4: parallel arrays of end, start, delta and offset; an offset points into the glyph array behind itself. */
function addSegments(font: Buffer, subtable: number, covered: Set<number>): void {
  const bytes = font.readUInt16BE(subtable + 6);
  const ends = subtable + 14;
  const starts = ends + bytes + 2;
  const deltas = starts + bytes;
  const offsets = deltas + bytes;
  for (let segment = 0; segment < bytes; segment += 2) {
    const start = font.readUInt16BE(starts + segment);
    const offset = font.readUInt16BE(offsets + segment);
    for (let code = start; code <= font.readUInt16BE(ends + segment) && code !== 0xffff; code++) {
      const glyph = offset === 0 ? code : font.readUInt16BE(offsets + segment + offset + (code - start) * 2);
      if (glyph !== 0 && ((glyph + font.readUInt16BE(deltas + segment)) & 0xffff) !== 0) covered.add(code);
    }
  }
}

function addGroups(font: Buffer, subtable: number, covered: Set<number>): void {
  for (let i = 0; i < font.readUInt32BE(subtable + 12); i++) {
    const group = subtable + 16 + i * 12;
    for (let code = font.readUInt32BE(group); code <= font.readUInt32BE(group + 4); code++) covered.add(code);
  }
}
