import { z } from 'zod';
import { type AnyRoute, type RequestContext, route } from '../../../processes/contract.js';
import { countersOf } from '../../frame/counters.js';
import { positionName } from '../../frame/position-name.js';
import { idParams } from '../../json/shapes.js';
import type { Presenters } from '../../tasks/presenters.js';
import { allNotices } from '../notices/all-notices.js';
import { elsewhereOf } from './elsewhere.js';
import { groupByDue } from './group-by-due.js';
import { worklistRows } from './rows.js';
import { TABS, type Tab } from './tabs.js';

const query = z.object({ tab: z.enum(TABS).optional(), cursor: z.string().max(500).optional() });

const PAGE = 50;

type Context = RequestContext<unknown, z.output<typeof query>>;

/** Kotak kerja: what waits for me, by what is expected, the most pressing first. */
export const worklistRoutes = (presenters: Presenters): AnyRoute[] => [
  ...['/', '/worklist'].map((path) =>
    route({
      door: 'page',
      method: 'get',
      path,
      access: 'signed-in',
      agency: 'optional',
      summary: 'worklist.title',
      query,
      handle: async (context) =>
        context.actor.agencyId === null
          ? { kind: 'redirect', to: '/administration' }
          : showWorklist(presenters, context),
    }),
  ),
  route({
    door: 'page',
    method: 'post',
    path: '/tasks/:id/claim',
    access: 'work',
    audit: 'task.claimed',
    summary: 'worklist.claim',
    params: idParams,
    handle: async ({ commands, params, translate }) => {
      await commands.claimTask(params.id);
      return {
        kind: 'redirect',
        to: `/tasks/${params.id}`,
        flash: { kind: 'success', text: translate('worklist.claimed') },
      };
    },
  }),
];

async function showWorklist(presenters: Presenters, context: Context) {
  const { engine, unit, actor, translate, query: asked } = context;
  const { timeZone } = (await context.organisation()).agency;
  const counters = await countersOf(unit, actor, engine, presenters.slices);
  const tab = asked.tab ?? firstWaiting(counters);
  const page = await engine.tasks(unit, actor, {
    state: 'open',
    expectation: tab,
    limit: PAGE,
    ...(asked.cursor && { cursor: asked.cursor }),
  });
  const rows = await worklistRows(presenters, context, page.items);
  const notices = tab === 'read' ? await allNotices(context, presenters.slices) : [];
  const groups = groupByDue(rows, unit.now(), timeZone).map(({ group, items }) => ({
    label: translate(`worklist.group.${group}`),
    overdue: group === 'overdue',
    count: items.length,
    rows: items,
  }));
  const toPrepare = tab === 'act' ? await preparations(presenters, context) : [];
  const elsewhere = await elsewhereOf(context);
  return {
    kind: 'page',
    view: 'worklist/worklist',
    title: translate('worklist.title'),
    model: {
      tabs: TABS.map((name) => ({
        label: translate(`worklist.tab.${name}`),
        href: `/?tab=${name}`,
        current: name === tab,
        count: countOf(name, counters),
      })),
      groups,
      notices,
      toPrepare,
      elsewhere,
      waitsElsewhere: elsewhere.some(({ count }) => count > 0),
      actingAs: elsewhere.length > 0 && actor.position ? positionName(actor.position, translate) : null,
      empty: rows.length === 0 && notices.length === 0 && toPrepare.length === 0,
      nothingAnywhere: TABS.every((name) => countOf(name, counters) === 0),
      older: page.next && `/?tab=${tab}&cursor=${encodeURIComponent(page.next)}`,
    },
  } as const;
}

/** What a secretary may prepare for those who decide it. */
async function preparations(presenters: Presenters, context: Context) {
  const { engine, unit, actor } = context;
  const { items } = await engine.tasks(unit, actor, { state: 'open', scope: 'prepare', limit: PAGE });
  return worklistRows(presenters, context, items);
}

/** Without a wish: the first tab in which something waits. */
const firstWaiting = (counters: Record<string, number>): Tab => TABS.find((tab) => countOf(tab, counters) > 0) ?? 'act';

function countOf(tab: Tab, counters: Record<string, number>): number {
  if (tab === 'read') return (counters.read ?? 0) + (counters.copiesUnread ?? 0);
  return counters[tab] ?? 0;
}
