/** A file that arrived: content-addressed, type sniffed from its bytes, not yet part of anything. */
export interface StagedFile {
  id: string;
  sha256: string;
  /** Sniffed media type, never the one the browser claimed. */
  type: string;
  /** Bytes. */
  size: number;
  name: string;
  /** Form field or part it came in. */
  field: string;
}

/** What a file has become part of: `letter`, `task`, `document`, … */
export interface FileOwner {
  kind: string;
  id: string;
}

/** Page images: `none` for types that have no pages here, `pending` until the worker has made them. */
export type PageState = 'none' | 'pending' | 'ready' | 'failed';

/** Why there are no page images; the reason people read is `files.pages.<fault>`. */
export type PageFault = 'encrypted' | 'damaged' | 'too-heavy' | 'unavailable';

export interface FileRecord {
  id: string;
  sha256: string;
  type: string;
  size: number;
  name: string;
  owner: FileOwner | null;
  pageState: PageState;
  pageFault: PageFault | null;
  /** Of the whole document, also when only its first pages have images. */
  pageCount: number | null;
}

/** One page image; width and height in pixels of the bigger one, so that a page can reserve its place. */
export interface PageImage {
  number: number;
  width: number;
  height: number;
}

/** Widths in pixels in which every page is kept: for the list and the phone, and for reading. */
export const PAGE_WIDTHS = [800, 1600] as const;
export type PageWidth = (typeof PAGE_WIDTHS)[number];
