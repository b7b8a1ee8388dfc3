import type { Finding } from '../../platform/errors/index.js';
import type { Translate } from '../../platform/messages/index.js';
import type { LintFinding } from './finding.js';

/** Puts findings into the person's language, as the contract of publishing has them. */
export const translateFindings = (findings: readonly LintFinding[], translate: Translate): Finding[] =>
  findings.map(({ rule, elementId, severity, messageKey, values }) => ({
    rule,
    elementId,
    severity,
    message: translate(messageKey, values),
  }));
