import { z } from 'zod';
import { isId } from '../../platform/ids/index.js';

/** Shapes that several routes of the contract share. */

export const id = z.string().refine(isId, 'api.field.id');

export const idParams = z.strictObject({ id });

export const instant = z
  .union([z.date(), z.iso.datetime({ offset: true })])
  .meta({ type: 'string', format: 'date-time' });

export const anyValues = z.record(z.string(), z.unknown());

export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(500).optional(),
};

export const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });

export const reason = z.string().trim().min(1).max(1000);

/** `Accept-Language` aside, a flag of the address. */
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
