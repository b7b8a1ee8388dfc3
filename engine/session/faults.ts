import { BpmnError } from '../contract.js';

/** Marks an error sent through the library's message as a business outcome; PostgreSQL and Node errors have a `code` too. */
export const BUSINESS = 'business';

/**
 * The library wraps what it catches, several times over.
 * @returns the business error inside, or null when it is a defect.
 */
export function businessError(error: unknown): BpmnError | null {
  for (let at: unknown = error, depth = 0; at && depth < 10; depth++) {
    if (at instanceof BpmnError) return at;
    const { code, message, inner } = at as { code?: unknown; message?: unknown; inner?: unknown };
    if ((at as Record<string, unknown>)[BUSINESS] === true) return new BpmnError(String(code), String(message));
    at = inner;
  }
  return null;
}
