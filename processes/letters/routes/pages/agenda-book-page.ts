import { DateTime } from 'luxon';
import { z } from 'zod';
import { type AnyRoute, route } from '../../../contract.js';
import { agendaRows } from '../../documents/agenda-rows.js';
import { agendaBook } from '../../model/agenda-book.js';
import { day } from '../../model/letter-fields.js';

const someDay = z.preprocess((value) => (value === '' ? undefined : value), day.optional());

export const agendaBookPageRoutes: AnyRoute[] = [
  route({
    door: 'page',
    method: 'get',
    path: '/agenda-book',
    access: 'read-agenda',
    audit: 'agenda-book.read',
    summary: 'letters.menu.book',
    query: z.object({ from: someDay, to: someDay }),
    handle: async (context) => {
      const { unit, query, translate } = context;
      const { timeZone } = (await context.organisation()).agency;
      const today = DateTime.fromJSDate(unit.now(), { zone: timeZone });
      const from = query.from ?? today.startOf('month').toFormat('yyyy-MM-dd');
      const to = query.to ?? today.toFormat('yyyy-MM-dd');
      const lines = to < from ? [] : await agendaBook(unit, { direction: 'in', from, to, timeZone });
      const rows = agendaRows(lines, timeZone, translate);
      const period = new URLSearchParams({ direction: 'in', from, to });
      return {
        kind: 'page',
        view: 'letters/agenda-book',
        title: translate('letters.menu.book'),
        model: {
          from,
          to,
          backwards: to < from,
          rows: rows.map((row, index) => ({
            ...row,
            href: lines[index]?.letter ? `/letters/${lines[index].letter.id}` : null,
          })),
          pdf: `/agenda-book/download?${period}&as=pdf`,
          xlsx: `/agenda-book/download?${period}&as=xlsx`,
        },
      };
    },
  }),
];
