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
