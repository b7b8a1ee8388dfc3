export type Block =
  | { kind: 'h1' | 'h2' | 'paragraph' | 'step-title'; text: string }
  | { kind: 'list' | 'steps'; items: string[] };

const plain = (text: string) =>
  text
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]{1,3}([^*_`]+)[*_`]{1,3}/g, '$1')
    .trim();

/** As much of Markdown as the manual uses: headings, paragraphs, lists, steps. Emphasis is read as plain words. */
export function readGuide(markdown: string): Block[] {
  const blocks = markdown
    .replace(/\r/g, '')
    .split(/\n{2,}|(?<=^#.*)\n/m)
    .map((block) => block.trim())
    .filter((block) => block !== '');
  return blocks.map(readBlock);
}

function readBlock(block: string): Block {
  const heading = /^(#{1,4}) (.+)$/s.exec(block);
  if (heading) {
    const kinds = ['h1', 'h2', 'step-title', 'step-title'] as const;
    return { kind: kinds[heading[1]!.length - 1]!, text: plain(heading[2]!) };
  }
  if (/^\d+\. /.test(block)) return { kind: 'steps', items: itemsOf(block, /^\d+\. /m) };
  if (/^[-*] /.test(block)) return { kind: 'list', items: itemsOf(block, /^[-*] /m) };
  return { kind: 'paragraph', text: plain(block.replace(/\n/g, ' ')) };
}

const itemsOf = (block: string, mark: RegExp) =>
  block
    .split(mark)
    .filter((item) => item.trim() !== '')
    .map((item) => plain(item.replace(/\n\s*/g, ' ')));
