import { z } from 'zod';
import { forbidden, notFound } from '../../../platform/errors/index.js';
import { PAGE_WIDTHS } from '../../../platform/files/types.js';
import { watermarked } from '../../../platform/files/watermark.js';
import { isId } from '../../../platform/ids/index.js';
import { type AnyRoute, type Reply, type RequestContext, route } from '../../contract.js';
import { loadDisposition } from '../model/disposition.js';
import { evidenceOf } from '../model/evidence.js';
import { inWords } from '../model/in-words.js';
import { loadOpenedLetter } from '../model/letter.js';
import { letterFiles } from '../model/letter-files.js';
import { isSecret } from '../model/vocabulary.js';
import { letterParams } from './shapes.js';

const whole = z.coerce.number().int().min(1).max(10_000);
const fileParams = letterParams.extend({ n: whole });
const pageParams = fileParams.extend({ page: whole });

async function recordOf({ unit, platform }: RequestContext, letterId: string, n: number) {
  const letter = await loadOpenedLetter(unit, letterId);
  const file = (await letterFiles(unit, letterId)).find((it) => it.n === n);
  if (!file) throw notFound('letters.file-unknown');
  return { letter, record: await platform.files.describe(unit, file.fileId) };
}

/** The original as it was scanned. Of an SR letter only page images are shown (domain.md 2.4). */
async function original(context: RequestContext<{ id: string; n: number }>): Promise<Reply> {
  const { letter, record } = await recordOf(context, context.params.id, context.params.n);
  if (letter.security === 'SR') throw forbidden('no-download', 'letters.no-download');
  const { stream } = await context.platform.files.open(record.sha256);
  return { kind: 'file', content: stream, type: record.type, name: record.name };
}

const originals = (['json', 'page'] as const).map((door) =>
  route({
    door,
    method: 'get',
    path: '/letters/:id/files/:n',
    access: 'work',
    audit: 'letter.file-read',
    summary: 'The original file, as an attachment',
    params: fileParams,
    produces: ['*/*'],
    handle: original,
  }),
);

/** Who looks, as which position, and when: across every page of an SR letter, so that a photograph of it says so too. */
async function readerInWords({ actor, unit, organisation, translate }: RequestContext): Promise<string> {
  const { calendar } = await organisation();
  const as = actor.position ? ` (${actor.position.name})` : '';
  return `${actor.name}${as} · ${inWords(unit.now(), calendar.timeZone, translate('letters.locale'))}`;
}

const pageImage = route({
  door: 'page',
  method: 'get',
  path: '/letters/:id/files/:n/pages/:page',
  access: 'work',
  audit: 'letter.page-read',
  summary: 'letters.title',
  params: pageParams,
  query: z.object({
    width: z.coerce
      .number()
      .pipe(z.union(PAGE_WIDTHS.map((width) => z.literal(width))))
      .default(800),
  }),
  produces: ['image/webp'],
  handle: async (context) => {
    const { letter, record } = await recordOf(context, context.params.id, context.params.n);
    const { stream } = await context.platform.files.openPage(record.sha256, context.params.page, context.query.width);
    return {
      kind: 'file',
      unrecorded: !isSecret(letter.security),
      content: letter.security === 'SR' ? await watermarked(stream, await readerInWords(context)) : stream,
      type: 'image/webp',
      name: `${context.params.page}.webp`,
      inline: true,
      cacheSeconds: letter.security === 'B' ? 86_400 : 0,
    };
  },
});

/** A file that came with a report; whoever may see the letter may read it. */
const evidence = route({
  door: 'page',
  method: 'get',
  path: '/dispositions/:id/files/:file',
  access: 'work',
  audit: 'letter.file-read',
  summary: 'letters.title',
  params: letterParams.extend({ file: z.string().refine(isId) }),
  produces: ['*/*'],
  handle: async (context) => {
    const { unit, params, platform } = context;
    const { letterId } = await loadDisposition(unit, params.id);
    const found = (await evidenceOf(unit, letterId)).find(
      ({ dispositionId, fileId }) => dispositionId === params.id && fileId === params.file,
    );
    if (!found?.fileId) throw notFound('letters.file-unknown');
    const record = await platform.files.describe(unit, found.fileId);
    const { stream } = await platform.files.open(record.sha256);
    return { kind: 'file', content: stream, type: record.type, name: record.name };
  },
});

export const fileRoutes: AnyRoute[] = [...originals, pageImage, evidence];
