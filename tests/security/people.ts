import { canary, contentWords, envelopeWords, householdWords, LEVELS } from './canaries.js';
import type { Secrecy } from './guarded-office.js';

export type Sight = 'full' | 'envelope' | 'none';

/** Somebody at the door, and what of diskominfo may ever reach him (domain.md 2.4). */
export interface Visitor {
  name: string;
  /** Null: nobody has signed in. */
  username: string | null;
  /** Chosen by the installation's administrator. */
  agency?: string;
  ownAgency: boolean;
  sight: Record<Secrecy, Sight>;
}

const NOTHING = { b: 'none', t: 'none', r: 'none', sr: 'none' } as const;
const OPEN = { ...NOTHING, b: 'full' } as const;
const ALL = { b: 'full', t: 'full', r: 'full', sr: 'full' } as const;

const member = (code: string, sight: Visitor['sight'], why: string): Visitor => ({
  name: `${code} (${why})`,
  username: `diskominfo.${code}`,
  ownAgency: true,
  sight,
});
const stranger = (username: string): Visitor => ({
  name: `${username} (another agency)`,
  username,
  ownAgency: false,
  sight: NOTHING,
});

export const VISITORS: readonly Visitor[] = [
  { name: 'nobody', username: null, ownAgency: false, sight: NOTHING },
  member('kadis', ALL, 'addressee'),
  member('kabid-egov', ALL, 'on the chain'),
  member('ketua-tim-kota-cerdas', { ...OPEN, t: 'full' }, 'in a unit on the chain'),
  member('operator', { b: 'full', t: 'full', r: 'envelope', sr: 'envelope' }, 'registry'),
  member('sekdis', OPEN, 'leads, not on the chain'),
  member('kabid-ikp', OPEN, 'colleague, not on the chain'),
  member('arsiparis', { ...OPEN, t: 'full' }, 'archivist'),
  member('admin', { ...OPEN, t: 'full' }, "agency's administrator, in the archive's unit"),
  stranger('setda.sekda'),
  stranger('setda.operator'),
  stranger('setda.admin'),
  { name: 'installation administrator', username: 'admin', ownAgency: false, sight: NOTHING },
  {
    name: 'installation administrator within the agency',
    username: 'admin',
    agency: 'diskominfo',
    ownAgency: true,
    sight: NOTHING,
  },
];

/** At whose desk the half-written report lies; a draft is nobody else's, not even on the chain. */
const DRAFTING = 'diskominfo.kabid-egov';

/** Every planted word that may stand in an answer to this visitor. */
export function allowedWords({ username, ownAgency, sight }: Visitor): Set<string> {
  const words = ownAgency ? householdWords() : [];
  if (username === DRAFTING) words.push(...LEVELS.map((level) => canary(level, 'draft')));
  for (const level of LEVELS) {
    if (sight[level] !== 'none') words.push(...envelopeWords(level));
    if (sight[level] === 'full') words.push(...contentWords(level));
  }
  return new Set(words);
}
