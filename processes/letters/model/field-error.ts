import type { FieldError } from '../../../platform/errors/index.js';

/** @param key in the catalogue; the door that answers says it in the person's language. */
export const fieldError = (path: string, key: string): FieldError => ({ path, message: key });
