import type { LintFinding } from '../lint/finding.js';

/** A diagram or table that cannot be read at all: too large, a DTD, unknown elements. The caller translates. */
export class DiagramRefused extends Error {
  override readonly name = 'DiagramRefused';
  constructor(readonly findings: LintFinding[]) {
    super(
      findings.map((finding) => `${finding.rule}${finding.elementId ? ` at ${finding.elementId}` : ''}`).join('; '),
    );
  }
}
