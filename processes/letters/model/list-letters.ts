import type { Unit } from '../../../platform/database/index.js';
import { AppError } from '../../../platform/errors/index.js';
import { isId } from '../../../platform/ids/index.js';
import { LETTER_COLUMNS, LETTER_FROM, type Letter } from './letter.js';
import type { LetterState } from './vocabulary.js';

export interface LetterFilter {
  direction?: 'in' | 'out' | undefined;
  q?: string | undefined;
  number?: string | undefined;
  subject?: string | undefined;
  sender?: string | undefined;
  /** Days, of the letter's date. */
  dateFrom?: string | undefined;
  dateTo?: string | undefined;
  classification?: string | undefined;
  state?: LetterState | undefined;
  externalNumber?: string | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
}

export interface LetterPage {
  items: Letter[];
  next: string | null;
}

const MOST_WORDS = 8;

/** `%` and `_` are what people type, not wildcards. */
const like = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`;
const words = (text: string) => text.toLowerCase().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);

/** Newest first, of what the actor may know of; every word must occur. @throws AppError malformed for a strange cursor. */
export async function listLetters(unit: Unit, filter: LetterFilter): Promise<LetterPage> {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const conditions: string[] = [];
  const where = (condition: string) => conditions.push(condition);

  if (filter.direction) where(`l.direction = ${bind(filter.direction)}`);
  if (filter.state) where(`l.state = ${bind(filter.state)}`);
  if (filter.externalNumber) where(`l.external_number = ${bind(filter.externalNumber)}`);
  if (filter.dateFrom) where(`l.date >= ${bind(filter.dateFrom)}`);
  if (filter.dateTo) where(`l.date <= ${bind(filter.dateTo)}`);
  if (filter.classification) {
    const code = bind(filter.classification);
    where(`(c.classification = ${code} or c.classification like ${code} || '.%')`);
  }
  if (filter.number) {
    const number = bind(filter.number.toUpperCase());
    where(`(upper(l.number) = ${number} or l.agenda_number = ${number}
            or ${matching(bind([like(filter.number.toLowerCase())]))} and upper(l.number) like ${bind(like(filter.number.toUpperCase()))})`);
  }
  if (filter.sender)
    where(
      `${matching(bind(words(filter.sender).map(like)))} and l.sender ilike all (${bind(words(filter.sender).map(like))})`,
    );
  if (filter.subject && words(filter.subject).length > 0)
    where(`c.security <> 'SR' and ${matching(bind(words(filter.subject).map(like)))}
           and c.subject ilike all (${bind(words(filter.subject).map(like))})`);
  if (filter.q && words(filter.q).length > 0) where(matching(bind(words(filter.q).map(like))));
  if (filter.cursor) {
    const [at, id] = readCursor(filter.cursor);
    where(`(l.registered_at, l.id) < (${bind(at)}::timestamptz, ${bind(id)}::uuid)`);
  }

  const limit = filter.limit ?? 20;
  const rows = await unit.rows<Letter & { position: string }>(
    `select ${LETTER_COLUMNS}, to_char(l.registered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as position
       from ${LETTER_FROM}
      where l.agency_id = ${bind(unit.agencyId)}${conditions.map((it) => ` and (${it})`).join('')}
      order by l.registered_at desc, l.id desc limit ${bind(limit + 1)}`,
    values,
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    next: rows.length > limit && last ? Buffer.from(`${last.position} ${last.id}`).toString('base64url') : null,
  };
}

/** Who knows the envelope only finds by what is on it. */
const matching = (patterns: string) => `l.id in (select letters_found(${patterns}))`;

function readCursor(cursor: string): [string, string] {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(at) || Number.isNaN(Date.parse(at)) || !isId(id))
    throw new AppError('malformed', { reason: 'cursor' });
  return [at, id];
}
