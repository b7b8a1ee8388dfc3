import type { Translate } from '../../platform/messages/index.js';
import type { PersonActor } from '../../platform/organisation/actor.js';
import type { MenuEntry, Slice } from '../../processes/contract.js';

export interface MenuItem {
  label: string;
  href: string;
  icon: string;
  phone: boolean;
  current: boolean;
  count: number;
}

const WORKLIST: MenuEntry = {
  label: 'frame.worklist',
  href: '/',
  icon: 'inbox',
  permission: 'work',
  order: 10,
  phone: true,
  count: 'waiting',
};

const ADMINISTRATION: MenuEntry = {
  label: 'frame.administration',
  href: '/administration',
  icon: 'settings',
  permission: 'manage-people',
  order: 900,
};

/** What this person may open, in the order of use; the entry of the longest address that leads to `path` is current. */
export function menuOf(
  slices: readonly Slice[],
  actor: PersonActor,
  counters: Record<string, number>,
  path: string,
  translate: Translate,
): MenuItem[] {
  const entries = [WORKLIST, ADMINISTRATION, ...slices.flatMap((slice) => slice.menu)]
    .filter(({ permission }) => permission === null || actor.permissions.has(permission))
    .sort((a, b) => a.order - b.order);
  const current = entries
    .filter((entry) => leadsTo(rootOf(entry), path))
    .reduce<MenuEntry | null>(
      (best, entry) => (best && rootOf(best).length >= rootOf(entry).length ? best : entry),
      null,
    );
  return entries.map((entry) => ({
    label: translate(entry.label),
    href: entry.href,
    icon: entry.icon,
    phone: entry.phone ?? false,
    current: entry === current,
    count: entry.count ? (counters[entry.count] ?? 0) : 0,
  }));
}

const rootOf = ({ href, under }: MenuEntry) => under ?? href;

const leadsTo = (href: string, path: string) =>
  href === '/'
    ? path === '/' || path === '/worklist' || path.startsWith('/tasks/')
    : path === href || path.startsWith(`${href}/`);
