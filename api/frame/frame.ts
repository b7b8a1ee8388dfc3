import type { Unit } from '../../platform/database/index.js';
import type { Translate } from '../../platform/messages/index.js';

import type { Organisation } from '../../platform/organisation/types.js';
import type { Flash } from '../router/flash.js';
import type { Identity, Services } from '../services.js';
import { countersOf } from './counters.js';
import { type MenuItem, menuOf } from './menu.js';
import { positionName } from './position-name.js';

/** What stands around every page. */
export interface Frame {
  demo: boolean;
  flash: Flash | null;
  /** For people without an account; empty for everybody else. */
  publicPages: { label: string; href: string }[];
  /** Null on pages for people who are not signed in, and where the database could not be asked. */
  person: FramePerson | null;
}

interface FramePerson {
  name: string;
  position: string | null;
  largeType: boolean;
  agency: { name: string; emblem: string; colour: number } | null;
  /** Offered as "Bertindak sebagai" when there is more than one. */
  positions: { id: string; name: string; current: boolean; waiting: number }[];
  /** At all positions but the one acted as. */
  waitingElsewhere: number;
  menu: MenuItem[];
  bottom: MenuItem[];
  unreadNotices: number;
  searchPage: string | null;
}

const COLOURS = 6;
const PHONE_ENTRIES = 3;

/** @param unit null after a failure: the menu then carries no counts. */
export async function frameOf(
  services: Services,
  page: { unit: Unit | null; identity: Identity | null; path: string; flash: Flash | null; translate: Translate },
): Promise<Frame> {
  const { identity, unit } = page;
  const demo = services.platform.config.demo;
  if (!identity) return { demo, flash: page.flash, publicPages: publicPagesOf(services, page), person: null };
  const { actor } = identity;
  const inAgency = unit?.scope.kind === 'agency';
  const counters = inAgency ? await countersOf(unit, actor, services.engine, services.slices) : {};
  const elsewhere = inAgency ? await services.engine.waitingElsewhere(unit, actor) : [];
  const organisation = inAgency ? await services.platform.organisations.load(unit) : null;
  const searchPage = services.slices.find((slice) => slice.searchPage)?.searchPage ?? null;
  const menu = menuOf(services.slices, actor, { ...counters, waiting: waiting(counters) }, page.path, page.translate);
  return {
    demo,
    flash: page.flash,
    publicPages: [],
    person: {
      name: actor.name,
      position: actor.position ? positionName(actor.position, page.translate) : null,
      largeType: identity.largeType,
      agency: organisation && agencyOf(organisation),
      positions:
        actor.positions.length > 1
          ? actor.positions.map((held) => ({
              id: held.id,
              name: positionName(held, page.translate),
              current: held.id === actor.position?.id,
              waiting: elsewhere.find(({ positionId }) => positionId === held.id)?.count ?? 0,
            }))
          : [],
      waitingElsewhere: elsewhere.reduce((sum, { count }) => sum + count, 0),
      menu,
      bottom: bottomOf(menu, searchPage, page.translate),
      unreadNotices: counters.copiesUnread ?? 0,
      searchPage,
    },
  };
}

const publicPagesOf = ({ slices }: Services, { path, translate }: { path: string; translate: Translate }) =>
  slices.flatMap(({ publicPage }) =>
    publicPage && publicPage.href !== path ? [{ label: translate(publicPage.label), href: publicPage.href }] : [],
  );

/** Three of the phone's four places; who registers no letters searches there. */
function bottomOf(menu: readonly MenuItem[], searchPage: string | null, translate: Translate): MenuItem[] {
  const chosen = menu.filter((item) => item.phone).slice(0, PHONE_ENTRIES);
  if (chosen.length === PHONE_ENTRIES || !searchPage) return chosen;
  const find = { label: translate('frame.find'), href: `${searchPage}#q`, icon: 'search', phone: true };
  return [...chosen, { ...find, current: false, count: 0 }];
}

const waiting = (counters: Record<string, number>) =>
  (counters.sign ?? 0) + (counters.initial ?? 0) + (counters.verify ?? 0) + (counters.act ?? 0) + (counters.read ?? 0);

/** Until an agency uploads its emblem, its initials in its own colour. */
function agencyOf({ agency }: Organisation): FramePerson['agency'] {
  const initials = agency.name
    .split(/\s+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .join('')
    .slice(0, 2);
  const colour = ([...agency.code].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % COLOURS) + 1;
  return { name: agency.name, emblem: initials, colour };
}
