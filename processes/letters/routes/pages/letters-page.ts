import type { z } from 'zod';
import { type AnyRoute, route } from '../../../contract.js';
import type { Letter } from '../../model/letter.js';
import { listLetters } from '../../model/list-letters.js';
import { LETTER_STATES } from '../../model/vocabulary.js';
import { letterQuery } from '../read.js';

type Query = z.output<typeof letterQuery>;
const FILTERS = ['number', 'subject', 'sender', 'classification', 'dateFrom', 'dateTo', 'state'] as const;

const address = (query: Query, change: Record<string, string | undefined>): string => {
  const { limit: _limit, ...named } = { ...query, cursor: undefined, ...change };
  const asked = Object.entries(named).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return `/letters?${new URLSearchParams(asked)}`;
};

export const lettersPageRoutes: AnyRoute[] = [
  route({
    door: 'page',
    method: 'get',
    path: '/letters',
    access: 'work',
    summary: 'letters.title',
    query: letterQuery,
    handle: async ({ unit, query, translate }) => {
      const { items, next } = await listLetters(unit, query);
      const asked = FILTERS.filter((name) => query[name]);
      const wordOf = (name: (typeof FILTERS)[number]) =>
        name === 'state' ? translate(`letters.state.${query.state}`) : String(query[name]);
      return {
        kind: 'page',
        view: 'letters/letters',
        title: translate('letters.title'),
        model: {
          query,
          filtersOpen: asked.length > 0,
          filters: asked.map((name) => ({
            label: translate(`letters.filter.${name}`, { value: wordOf(name) }),
            without: address(query, { [name]: undefined }),
          })),
          states: LETTER_STATES.map((value) => ({
            value,
            label: translate(`letters.state.${value}`),
            selected: query.state === value,
          })),
          rows: items.map((letter) => rowOf(letter, translate)),
          searched: Boolean(query.q) || asked.length > 0,
          next: next && address(query, { cursor: next }),
          first: query.cursor ? address(query, {}) : null,
        },
      };
    },
  }),
];

const rowOf = (letter: Letter, translate: (key: string) => string) => ({
  href: `/letters/${letter.id}`,
  title: letter.opened ? (letter.subject ?? translate('letters.no-subject')) : translate('letters.secret-letter'),
  line: [letter.sender, letter.number, letter.agendaNumber].filter(Boolean).join(' · '),
  state: translate(`letters.state.${letter.state}`),
  secret: letter.security === 'R' || letter.security === 'SR' ? translate(`letters.security.${letter.security}`) : null,
  receivedAt: letter.receivedAt,
});
