export interface ScannedPage {
  /** Baseline JPEG in one grey channel. */
  jpeg: Buffer;
  width: number;
  height: number;
}

/** A PDF 1.4 of one grey JPEG per page, as a scanner writes it. */
export function imagePdf(pages: readonly ScannedPage[], dpi: number): Buffer {
  const objects: Buffer[] = [];
  const add = (head: string, stream?: Buffer) =>
    objects.push(
      stream ? Buffer.concat([Buffer.from(`${head}stream\n`), stream, Buffer.from('\nendstream')]) : Buffer.from(head),
    );

  const kids = pages.map((_, index) => `${3 + index * 3} 0 R`).join(' ');
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`);
  for (const [index, { jpeg, width, height }] of pages.entries()) {
    const number = 3 + index * 3;
    const [w, h] = [width, height].map((pixels) => ((pixels * 72) / dpi).toFixed(2));
    const content = Buffer.from(`q ${w} 0 0 ${h} 0 0 cm /Scan Do Q`);
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Contents ${number + 1} 0 R /Resources << /XObject << /Scan ${number + 2} 0 R >> >> >>`,
    );
    add(`<< /Length ${content.length} >>\n`, content);
    add(
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\n`,
      jpeg,
    );
  }
  return withTable(objects);
}

function withTable(objects: readonly Buffer[]): Buffer {
  const parts = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  let at = parts[0]!.length;
  for (const [index, object] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    offsets.push(at);
    at += part.length;
    parts.push(part);
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
