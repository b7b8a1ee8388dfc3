import type { Translate } from '../../../../platform/messages/index.js';
import type { Organisation } from '../../../../platform/organisation/types.js';
import { dayInWords, inWords } from '../../model/in-words.js';
import type { Letter } from '../../model/letter.js';

/** In the order of the paper; what is empty is left out. */
export function letterFacts(letter: Letter, organisation: Organisation, translate: Translate) {
  const locale = translate('letters.locale');
  const facts: [string, string | null][] = [
    ['agendaNumber', letter.agendaNumber],
    ['sender', letter.sender],
    ['number', letter.number],
    ['date', dayInWords(letter.date, locale)],
    ['receivedAt', inWords(letter.receivedAt, organisation.agency.timeZone, locale)],
    ['addressee', organisation.position(letter.addresseeId)?.name ?? null],
    ['security', translate(`letters.security.${letter.security}`)],
    ['urgency', translate(`letters.urgency.${letter.urgency}`)],
    ['type', letter.type && typeInWords(letter.type, translate)],
    ['classification', letter.classification],
    ['eventAt', letter.eventAt && inWords(letter.eventAt, organisation.agency.timeZone, locale)],
    ['eventPlace', letter.eventPlace],
    ['attachments', letter.attachmentsNote],
    ['externalNumber', letter.externalNumber],
    ['state', translate(`letters.state.${letter.state}`)],
    ['trackingCode', letter.trackingCode],
    ['reason', letter.closingReason],
    ['summary', letter.summary],
  ];
  return facts.flatMap(([name, value]) => (value ? [{ label: translate(`letters.column.${name}`), value }] : []));
}

/** A type that the agency added to its form has no words of ours: its code is shown. */
function typeInWords(code: string, translate: Translate): string {
  const key = `letters.type.${code}`;
  const words = translate(key);
  return words === key ? code : words;
}
