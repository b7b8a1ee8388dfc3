import { z } from 'zod';
import { forbidden, invalidFields } from '../../../platform/errors/index.js';
import { type AnyRoute, type Reply, type RequestContext, route } from '../../contract.js';
import { agendaBookDocument } from '../documents/agenda-book.js';
import { agendaBookWorkbook } from '../documents/agenda-book-workbook.js';
import { agendaRows } from '../documents/agenda-rows.js';
import { coverNote } from '../documents/cover-note.js';
import { dispositionSheet } from '../documents/disposition-sheet.js';
import { receipt } from '../documents/receipt.js';
import { sticker } from '../documents/sticker.js';
import { agendaBook } from '../model/agenda-book.js';
import { dispositionsOf } from '../model/disposition.js';
import { fieldError } from '../model/field-error.js';
import { dayInWords } from '../model/in-words.js';
import { instructions } from '../model/instruction.js';
import { loadLetter, loadOpenedLetter } from '../model/letter.js';
import { day } from '../model/letter-fields.js';
import { letterItem, letterItemShape } from '../model/letter-json.js';
import { letterParams } from './shapes.js';

const PDF = 'application/pdf';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const pdf = (content: Buffer, name: string): Reply => ({ kind: 'file', content, type: PDF, name, inline: true });

/** `as` is for links on pages, where a browser says nothing useful in Accept. */
const bookQuery = z.strictObject({
  direction: z.enum(['in', 'out']).default('in'),
  from: day,
  to: day,
  as: z.enum(['pdf', 'xlsx']).optional(),
});

async function book(context: RequestContext<unknown, z.output<typeof bookQuery>>): Promise<Reply> {
  const { unit, query, translate, platform } = context;
  const accept = query.as === 'pdf' ? PDF : query.as === 'xlsx' ? XLSX : context.accept;
  if (query.to < query.from) throw invalidFields([fieldError('to', 'letters.book.period')]);
  const organisation = await context.organisation();
  const timeZone = organisation.agency.timeZone;
  const lines = await agendaBook(unit, { ...query, timeZone });
  if (accept !== PDF && accept !== XLSX)
    return {
      kind: 'json',
      body: {
        items: lines.map(({ agendaNumber, letter }) =>
          letter ? letterItem(letter) : { agendaNumber, restricted: true },
        ),
      },
    };
  const rows = agendaRows(lines, timeZone, translate);
  const title = translate(`letters.book.title.${query.direction}`);
  const name = `${title} ${query.from} ${query.to}`;
  if (accept === XLSX)
    return {
      kind: 'file',
      content: await agendaBookWorkbook(rows, title, translate),
      type: XLSX,
      name: `${name}.xlsx`,
    };
  const locale = translate('letters.locale');
  const period = translate('letters.book.from-to', {
    from: dayInWords(query.from, locale),
    to: dayInWords(query.to, locale),
  });
  return pdf(
    await agendaBookDocument(platform.documents, rows, { title, period }, organisation, translate),
    `${name}.pdf`,
  );
}

async function sheet(context: RequestContext<{ id: string }>): Promise<Reply> {
  const { unit, params, platform, translate } = context;
  const letter = await loadOpenedLetter(unit, params.id);
  const content = await dispositionSheet(platform.documents, {
    letter,
    dispositions: await dispositionsOf(unit, letter.id),
    instructions: await instructions(unit),
    organisation: await context.organisation(),
    translate,
  });
  return pdf(content, `Lembar disposisi ${letter.agendaNumber?.replace('/', '-') ?? ''}.pdf`);
}

export const documentRoutes: AnyRoute[] = (['json', 'page'] as const).flatMap((door) => [
  route({
    door,
    method: 'get',
    path: door === 'json' ? '/agenda-book' : '/agenda-book/download',
    access: 'read-agenda',
    audit: 'agenda-book.read',
    summary: 'The register of a period, every number in order',
    query: bookQuery,
    response: z.object({
      items: z.array(z.union([letterItemShape, z.object({ agendaNumber: z.string(), restricted: z.literal(true) })])),
    }),
    produces: [PDF, XLSX],
    handle: book,
  }),
  route({
    door,
    method: 'get',
    path: '/letters/:id/disposition-sheet.pdf',
    access: 'work',
    audit: 'letter.sheet-printed',
    summary: 'The disposition sheet with the whole chain',
    params: letterParams,
    produces: [PDF],
    handle: sheet,
  }),
  route({
    door,
    method: 'get',
    path: '/letters/:id/receipt.pdf',
    access: 'register-letter',
    summary: 'The receipt for the bearer, with the tracking code',
    params: letterParams,
    produces: [PDF],
    handle: async (context) => {
      const { unit, params, platform } = context;
      const letter = await loadLetter(unit, params.id);
      const organisation = await context.organisation();
      const content = await receipt(platform.documents, letter, organisation, platform.config.baseUrl);
      return pdf(content, `Tanda terima ${letter.agendaNumber?.replace('/', '-') ?? ''}.pdf`);
    },
  }),
  route({
    door,
    method: 'get',
    path: '/letters/:id/sticker.pdf',
    access: 'register-letter',
    summary: 'The label for the paper letter: agency, agenda number, when it was received',
    params: letterParams,
    produces: [PDF],
    handle: async (context) => {
      const letter = await loadLetter(context.unit, context.params.id);
      const content = await sticker(context.platform.documents, letter, await context.organisation());
      return pdf(content, `Stiker ${letter.agendaNumber?.replace('/', '-') ?? ''}.pdf`);
    },
  }),
  route({
    door,
    method: 'get',
    path: '/letters/:id/cover-note.pdf',
    access: 'register-letter',
    summary: 'The cover note of a letter that is sent back',
    params: letterParams,
    produces: [PDF],
    handle: async (context) => {
      const { unit, params, platform } = context;
      const letter = await loadLetter(unit, params.id);
      if (letter.state !== 'returned') throw forbidden('not-returned', 'letters.cover-note.not-returned');
      const organisation = await context.organisation();
      const today = organisation.calendar.dayOf(letter.finishedAt ?? unit.now());
      return pdf(
        await coverNote(platform.documents, letter, organisation, today),
        `Surat pengantar ${letter.number.replaceAll('/', '-')}.pdf`,
      );
    },
  }),
]);
