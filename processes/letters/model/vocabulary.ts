/** Statutory values are spelt as in the public contract (api.md, domain.md 1.2-1.3). */
export const SECURITY = ['B', 'T', 'R', 'SR'] as const;
export type Security = (typeof SECURITY)[number];

export const URGENCY = ['biasa', 'segera', 'sangat-segera'] as const;
export type Urgency = (typeof URGENCY)[number];

export const LETTER_STATES = [
  'registered',
  'awaiting-disposition',
  'disposed',
  'in-progress',
  'done',
  'archived',
  'returned',
  'voided',
] as const;
export type LetterState = (typeof LETTER_STATES)[number];

export const ROLES = ['coordinator', 'main', 'copy', 'inform'] as const;
export type Role = (typeof ROLES)[number];

/** Copies and information ask for nothing but reading: notices, no task. */
export const mustAct = (role: Role): boolean => role === 'coordinator' || role === 'main';

export const DISPOSITION_STATUSES = [
  'new',
  'read',
  'forwarded',
  'in-progress',
  'reported',
  'closed',
  'returned',
  'withdrawn',
] as const;
export type DispositionStatus = (typeof DISPOSITION_STATUSES)[number];

/** What a giver expects back, by instruction. */
export const EXPECTED = ['read', 'report', 'reply', 'assignment', 'attend'] as const;
export type Expected = (typeof EXPECTED)[number];

/** R and SR: the registrar records the envelope, the addressee or a named officer the content. */
export const isSecret = (security: Security): boolean => security === 'R' || security === 'SR';
