/** Words in one manner. `href` is set for links: another chapter, or an address of Alur itself. */
export interface Run {
  text: string;
  strong: boolean;
  href: string | null;
}

const MARK = /\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)\s]+)\)/g;
const CHAPTER = /^([a-z0-9-]+)\.md$/;
const OWN_PAGE = /^\/(?!\/)[\w/?=&-]*$/;

/** Bold and links. A link to anywhere else is read as its words. */
export function readInline(text: string): Run[] {
  const runs: Run[] = [];
  const plain = (words: string) => words !== '' && runs.push({ text: words, strong: false, href: null });
  let at = 0;
  for (const found of text.matchAll(MARK)) {
    plain(text.slice(at, found.index));
    const [whole, strong, words = '', target = ''] = found;
    runs.push(
      strong === undefined
        ? { text: words, strong: false, href: addressOf(target) }
        : { text: strong, strong: true, href: null },
    );
    at = found.index + whole.length;
  }
  plain(text.slice(at));
  return runs;
}

function addressOf(target: string): string | null {
  const chapter = CHAPTER.exec(target)?.[1];
  if (chapter) return `/help/${chapter}`;
  return OWN_PAGE.test(target) ? target : null;
}
