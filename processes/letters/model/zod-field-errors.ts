import type { z } from 'zod';
import type { FieldError } from '../../../platform/errors/index.js';
import { fieldError } from './field-error.js';

/** For values that come through the flow instead of a route, which has already answered more exactly. */
export const zodFieldErrors = (error: z.ZodError): FieldError[] =>
  error.issues.map((issue) =>
    fieldError(
      issue.path.map(String).join('.'),
      issue.code === 'invalid_type' || issue.code === 'too_small' ? 'letters.check.missing' : 'letters.check.value',
    ),
  );
