import { openNotices } from '../../../platform/notices/index.js';
import type { Notice, RequestContext, Slice } from '../../../processes/contract.js';

const MOST = 50;

/** What this person was told and need not act on: by the house and by every slice, newest first. */
export async function allNotices(
  { unit, actor, translate }: Pick<RequestContext, 'unit' | 'actor' | 'translate'>,
  slices: readonly Slice[],
): Promise<Notice[]> {
  const own = await openNotices(
    unit,
    actor.positions.map(({ id }) => id),
    { limit: MOST },
  );
  const notices: Notice[] = own.map(({ id, title, line, href, createdAt }) => ({
    id,
    title,
    line,
    href,
    at: createdAt,
    clearAction: `/notices/${id}/reading`,
  }));
  for (const slice of slices) notices.push(...((await slice.notices?.(unit, actor, translate)) ?? []));
  return notices.sort((a, b) => b.at.getTime() - a.at.getTime());
}
