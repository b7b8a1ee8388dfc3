import type { Translate } from '../../../platform/messages/index.js';
import type { AgendaLine } from '../model/agenda-book.js';
import { dayInWords, inWords } from '../model/in-words.js';

/** Printed cells of one line of the register. */
export interface AgendaRow extends Record<string, string> {
  agendaNumber: string;
  receivedAt: string;
  number: string;
  date: string;
  sender: string;
  subject: string;
  security: string;
  urgency: string;
  classification: string;
  state: string;
}

export function agendaRows(lines: readonly AgendaLine[], timeZone: string, translate: Translate): AgendaRow[] {
  const locale = translate('letters.locale');
  const hidden = translate('letters.hidden');
  return lines.map(({ agendaNumber, receivedAt, letter }) => ({
    agendaNumber,
    receivedAt: letter ? inWords(receivedAt, timeZone, locale) : '',
    number: letter?.number ?? hidden,
    date: letter ? dayInWords(letter.date, locale) : '',
    sender: letter?.sender ?? hidden,
    subject: letter?.opened ? (letter.subject ?? hidden) : hidden,
    security: letter ? translate(`letters.security.${letter.security}`) : '',
    urgency: letter ? translate(`letters.urgency.${letter.urgency}`) : '',
    classification: letter?.classification ?? '',
    state: letter ? translate(`letters.state.${letter.state}`) : '',
  }));
}
