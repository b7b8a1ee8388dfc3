import { EXTENSIONS } from './sniff-type.js';

const LONGEST = 150;

/**
 * The name a file is kept and downloaded under: no folders, no control or direction characters (a name that reads
 * backwards hides its ending), and always the ending of what the bytes are.
 */
export function fileName(given: string, type: string): string {
  const plain = given
    .normalize('NFC')
    .split(/[\\/]/)
    .at(-1)!
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}"<>|:*?]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const endings = EXTENSIONS[type] ?? [];
  const ending = endings.find((known) => plain.toLowerCase().endsWith(`.${known}`));
  const stem = ending ? plain.slice(0, -ending.length - 1) : plain;
  const shortened = [...stem].slice(0, LONGEST).join('').trim() || 'berkas';
  return `${shortened}.${ending ?? endings[0] ?? 'bin'}`;
}
