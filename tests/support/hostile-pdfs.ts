/** A page that draws a form ten times, which draws another one ten times, and so on twelve levels deep. */
export function unfoldingPdf(): Buffer {
  const stream = (dictionary: string, content: string) =>
    `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`;
  const form = '/Type /XObject /Subtype /Form /BBox [0 0 595 842]';
  const draws = (id: number) => `/Resources << /XObject << /X${id} ${id} 0 R >> >>`;
  const levels = Array.from({ length: 12 }, (_, level) =>
    level === 11
      ? stream(form, '0 0 300 300 re f')
      : stream(`${form} ${draws(6 + level)}`, `/X${6 + level} Do\n`.repeat(10)),
  );
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R ${draws(5)} >>`,
    stream('', '/X5 Do'),
    ...levels,
  ]);
}

/** Standard security handler, revision 3, with a user password nobody knows (ISO 32000-1, 7.6.3). */
export function encryptedPdf(): Buffer {
  return pdfOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
      `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${'a1'.repeat(32)}> /U <${'b2'.repeat(32)}> >>`,
    ],
    '/Encrypt 4 0 R /ID [<00> <00>]',
  );
}

export function longPdf(pages: number): Buffer {
  const kids = Array.from({ length: pages }, (_, index) => `${index + 3} 0 R`).join(' ');
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages} /Kids [${kids}] >>`,
    ...Array<string>(pages).fill('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>'),
  ]);
}

function pdfOf(contents: string[], trailer = ''): Buffer {
  let body = '%PDF-1.4\n';
  const rows = contents.map((content, index) => {
    const row = `${String(body.length).padStart(10, '0')} 00000 n \n`;
    body += `${index + 1} 0 obj\n${content}\nendobj\n`;
    return row;
  });
  const size = contents.length + 1;
  return Buffer.from(
    `${body}xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`,
  );
}
