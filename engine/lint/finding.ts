/** A finding before it is put into the person's language. No imports: this file also runs in the browser. */
export interface LintFinding {
  rule: string;
  elementId: string | null;
  severity: 'error' | 'warning';
  /** In engine/messages. */
  messageKey: string;
  values: Record<string, string | number>;
}
