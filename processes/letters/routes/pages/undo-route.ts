import { z } from 'zod';
import { isId } from '../../../../platform/ids/index.js';
import { type AnyRoute, type Reply, type RequestContext, route } from '../../../contract.js';
import { loadDisposition } from '../../model/disposition.js';
import { inWords } from '../../model/in-words.js';
import { type Sending, sentBy, undoSending } from '../../use-cases/undo-sending.js';

type Context = RequestContext<Sending>;

async function backToLetter({ unit, params }: Context, kind: 'success' | 'notice', text: string): Promise<Reply> {
  const { letterId } = await loadDisposition(unit, params.id);
  return { kind: 'redirect', to: `/letters/${letterId}`, flash: { kind, text } };
}

/** Who has read it by now, since when, and what can still be done on the page it leads to. */
async function alreadyRead(context: Context): Promise<Reply> {
  const { translate } = context;
  const organisation = await context.organisation();
  const read = (await sentBy(context, context.params)).flatMap(({ toPosition, readAt }) =>
    readAt
      ? translate('letters.undo.reader', {
          position: organisation.position(toPosition)?.shortName ?? '',
          at: inWords(readAt, organisation.calendar.timeZone, translate('letters.locale')),
        })
      : [],
  );
  const text =
    read.length > 0 ? translate('letters.undo.read', { readers: read.join('; ') }) : translate('letters.undo.nothing');
  return backToLetter(context, 'notice', text);
}

export const undoRoutes: AnyRoute[] = [
  route({
    door: 'page',
    method: 'post',
    path: '/dispositions/:id/sending/:at/undoing',
    access: 'dispose',
    audit: 'disposition.undone',
    summary: 'letters.undo',
    params: z.strictObject({ id: z.string().refine(isId), at: z.coerce.number().int().min(0) }),
    handle: async (context) => {
      await undoSending(context, context.params);
      return backToLetter(context, 'success', context.translate('letters.undo.done'));
    },
    redisplay: (context) => alreadyRead(context),
  }),
];
