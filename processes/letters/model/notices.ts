import type { Unit } from '../../../platform/database/index.js';
import type { Translate } from '../../../platform/messages/index.js';
import type { PersonActor } from '../../../platform/organisation/actor.js';
import type { Notice } from '../../contract.js';

const MINE = `role in ('copy', 'inform') and read_at is null and ended_at is null and to_position = any ($1)`;

/** Positions whose post the person reads now. */
const desks = (actor: PersonActor): string[] => [
  ...(actor.position ? [actor.position.id] : actor.positions.map(({ id }) => id)),
  ...actor.vacancies.map(({ id }) => id),
];

export async function unreadCopies(unit: Unit, actor: PersonActor): Promise<number> {
  const [row] = await unit.prepared<{ count: number }>(
    'letters-copies-unread',
    `select count(*)::int as count from disposition where ${MINE}`,
    [desks(actor)],
  );
  return row?.count ?? 0;
}

/** Copies and information, newest first; they hold up nothing and are cleared by reading. */
export async function letterNotices(unit: Unit, actor: PersonActor, translate: Translate): Promise<Notice[]> {
  const rows = await unit.prepared<{
    id: string;
    letterId: string;
    role: string;
    sentAt: Date;
    subject: string | null;
    sender: string;
    agendaNumber: string | null;
  }>(
    'letters-notices',
    `select d.id, d.letter_id as "letterId", d.role, d.sent_at as "sentAt", c.subject, l.sender,
            l.agenda_number as "agendaNumber"
       from (select * from disposition where ${MINE} order by sent_at desc, id limit 50) d
       join letter l on l.id = d.letter_id join letter_content c on c.letter_id = l.id
      order by d.sent_at desc, d.id`,
    [desks(actor)],
  );
  return rows.map((row) => ({
    id: row.id,
    title: row.subject ?? translate('letters.no-subject'),
    line: [row.sender, row.agendaNumber, translate(`letters.role.${row.role}`)].filter(Boolean).join(' · '),
    href: `/letters/${row.letterId}`,
    at: row.sentAt,
    clearAction: `/dispositions/${row.id}/reading`,
  }));
}
