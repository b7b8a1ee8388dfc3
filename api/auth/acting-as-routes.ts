import { z } from 'zod';
import { forbidden, notFound } from '../../platform/errors/index.js';
import { type AnyRoute, type Reply, type RequestContext, route } from '../../processes/contract.js';
import { AGENCY_COOKIE, POSITION_COOKIE } from './cookies.js';
import { nextPage } from './next-page.js';

const body = z.object({
  position: z.string().max(100).optional(),
  agency: z.union([z.uuid(), z.literal('')]).optional(),
});
type Context = RequestContext<unknown, unknown, z.output<typeof body>>;

/** "Bertindak sebagai": which of several positions, and for the installation's administrator which agency. */
export const actingAsRoutes: AnyRoute[] = [
  route({
    door: 'page',
    method: 'post',
    path: '/acting-as',
    access: 'signed-in',
    actsAs: 'person',
    agency: 'optional',
    audit: 'session.acting-as-chosen',
    summary: 'auth.act-as',
    body,
    handle: (context) =>
      context.body.agency === undefined ? choosePosition(context) : chooseAgency(context, context.body.agency),
  }),
];

async function choosePosition({ actor, body: said, http, translate }: Context): Promise<Reply> {
  const held = actor.positions.find(({ id, code }) => id === said.position || code === said.position);
  if (!held) throw forbidden('position-not-held', 'auth.position-not-held');
  return {
    kind: 'redirect',
    to: cameFrom(http.header('referer')),
    flash: { kind: 'success', text: translate('auth.acting-as', { position: held.name }) },
    cookies: [{ name: POSITION_COOKIE, value: held.id }],
  };
}

async function chooseAgency({ unit, actor }: Context, agencyId: string): Promise<Reply> {
  if (!actor.permissions.has('manage-installation')) throw notFound();
  if (agencyId === '')
    return { kind: 'redirect', to: '/administration/agencies', cookies: [{ name: AGENCY_COOKIE, value: null }] };
  const agency = await unit.one<{ id: string }>('select id from agency where id = $1', [agencyId]);
  return { kind: 'redirect', to: '/administration', cookies: [{ name: AGENCY_COOKIE, value: agency.id }] };
}

/** The page where the switch stood, when the browser says so. */
function cameFrom(referer: string | undefined): string {
  if (!referer || !URL.canParse(referer)) return '/';
  const { pathname, search } = new URL(referer);
  return nextPage(pathname + search);
}
