/** One failed field of a submission: `path` as in JSON (`recipients[0].position`), `message` in the person's language. */
export interface FieldError {
  path: string;
  message: string;
}

/** What a check of a diagram, form or table found; `message` in the person's language. */
export interface Finding {
  rule: string;
  elementId: string | null;
  severity: 'error' | 'warning';
  message: string;
}

export type AppErrorCode =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'not-acceptable'
  | 'conflict'
  | 'too-large'
  | 'unsupported-type'
  | 'invalid'
  | 'throttled'
  | 'unavailable';

/** Exhaustive by type: a new code does not compile until it has a status. */
export const HTTP_STATUS: Record<AppErrorCode, number> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'not-acceptable': 406,
  conflict: 409,
  'too-large': 413,
  'unsupported-type': 415,
  invalid: 422,
  throttled: 429,
  unavailable: 503,
};

export interface AppErrorDetail {
  /** Key in the message catalogue; what the person reads. Defaults to `error.<code>`. */
  message?: string;
  /** Values the message mentions. */
  values?: Record<string, string | number>;
  /** Short machine word in the problem document, `position-required` for instance. Defaults to the code. */
  reason?: string;
  fields?: FieldError[];
  findings?: Finding[];
  /** Seconds, for throttled and unavailable. */
  retryAfter?: number;
  /** For the log only, never shown. */
  cause?: unknown;
}

/** An expected refusal. Everything else that is thrown is a defect: rollback, and an incident where an instance was at work. */
export class AppError extends Error {
  override readonly name = 'AppError';
  constructor(
    readonly code: AppErrorCode,
    readonly detail: AppErrorDetail = {},
  ) {
    super(`${code}${detail.reason ? `: ${detail.reason}` : ''}${detail.message ? ` (${detail.message})` : ''}`, {
      cause: detail.cause,
    });
  }
}

export const notFound = (message?: string) => new AppError('not-found', { message });
export const conflict = (reason: string, message: string, values?: Record<string, string | number>) =>
  new AppError('conflict', { reason, message, values });
export const forbidden = (reason: string, message?: string) => new AppError('forbidden', { reason, message });

/** Several failed fields at once; answered as 422 with the same page and everything that was typed. */
export const invalidFields = (fields: FieldError[]) =>
  new AppError('invalid', { reason: 'fields', message: 'error.fields', fields });

/** A defect that became known inside the engine names where, so that the incident can say it. */
export function causeOf(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
