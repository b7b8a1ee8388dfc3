import { type Run, readInline } from './read-inline.js';

export type Block =
  | { kind: 'title' | 'heading' | 'subheading' | 'paragraph'; runs: Run[] }
  | { kind: 'note'; blocks: Block[] }
  | { kind: 'picture'; name: string; description: string }
  | { kind: 'list' | 'steps'; items: { runs: Run[]; blocks: Block[] }[] };

const HEADINGS = ['title', 'heading', 'subheading'] as const;
const PICTURE = /^!\[([^\]]*)\]\(gambar\/([a-z0-9-]+\.png)\)$/;
const STEP = /^\d+\. +/;
const POINT = /^[-*] +/;
const QUOTE = /^> ?/;

/**
 * As much of Markdown as the manual uses: headings, paragraphs, pictures on a line of their own, lists, steps with what
 * is indented under them, notes (`>`). What it yields is words, never HTML: views escape them like any other text.
 */
export function readGuide(markdown: string): Block[] {
  const lines = markdown.replace(/\r/g, '').split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    if (lines[at]!.trim() === '') {
      at += 1;
      continue;
    }
    const end = endOfBlock(lines, at);
    blocks.push(readBlock(lines.slice(at, end)));
    at = end;
  }
  return blocks;
}

const isHeading = (line: string) => /^#{1,3} /.test(line);
const isItem = (line: string) => STEP.test(line) || POINT.test(line);
const isIndented = (line: string) => line.startsWith('  ');

function endOfBlock(lines: readonly string[], from: number): number {
  const first = lines[from]!;
  if (isHeading(first) || PICTURE.test(first.trim())) return from + 1;
  let at = from + 1;
  while (at < lines.length) {
    const line = lines[at]!;
    const goesOn = line.trim() === '' ? isItem(first) && isInList(lines[at + 1]) : !isHeading(line);
    if (!goesOn) break;
    at += 1;
  }
  return at;
}

const isInList = (line: string | undefined) => line !== undefined && (isIndented(line) || isItem(line));

function readBlock(lines: readonly string[]): Block {
  const first = lines[0]!;
  const heading = /^(#{1,3}) (.+)$/.exec(first);
  if (heading) return { kind: HEADINGS[heading[1]!.length - 1]!, runs: readInline(heading[2]!) };
  const [, description = '', name] = PICTURE.exec(first.trim()) ?? [];
  if (name) return { kind: 'picture', name, description };
  if (QUOTE.test(first))
    return { kind: 'note', blocks: readGuide(lines.map((line) => line.replace(QUOTE, '')).join('\n')) };
  if (STEP.test(first)) return { kind: 'steps', items: itemsOf(lines) };
  if (POINT.test(first)) return { kind: 'list', items: itemsOf(lines) };
  return { kind: 'paragraph', runs: readInline(lines.map((line) => line.trim()).join(' ')) };
}

/** The words beside the number, and what stands indented beneath after an empty line. */
function itemsOf(lines: readonly string[]): { runs: Run[]; blocks: Block[] }[] {
  const items: string[][] = [];
  for (const line of lines) {
    if (isItem(line)) items.push([line.replace(STEP, '').replace(POINT, '')]);
    else items.at(-1)?.push(line.trim());
  }
  return items.map((item) => {
    const words = item.includes('') ? item.slice(0, item.indexOf('')) : item;
    return { runs: readInline(words.join(' ')), blocks: readGuide(item.slice(words.length).join('\n')) };
  });
}
