import { z } from 'zod';
import { isId } from '../../../platform/ids/index.js';
import type { Organisation, Position } from '../../../platform/organisation/types.js';
import type { Choice } from './form-page.js';

/** Shapes of what administrators type. */

export const idParams = z.object({ id: z.string().refine(isId) });
export const noParams = z.object({});

/** Everything the page itself adds or leaves empty is dropped, so unknown keys are not refused here. */
export const line = (most = 200) => z.string().trim().min(1).max(most);

/** Empty is null. */
export const optionalLine = (most = 200) =>
  z
    .string()
    .trim()
    .max(most)
    .default('')
    .transform((text) => (text === '' ? null : text));

export const slug = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/);

export const chosenId = z.string().refine(isId, 'administration.choose');

export const optionalId = z
  .string()
  .refine((text) => text === '' || isId(text), 'administration.choose')
  .default('')
  .transform((text) => (text === '' ? null : text));

export const day = z.iso.date();

export const optionalDay = z
  .union([z.iso.date(), z.literal('')])
  .default('')
  .transform((text) => (text === '' ? null : text));

/** Checkboxes of one name: none, one or several. */
export const several = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((chosen) => [chosen].flat());

export const reason = line(500);

/** Positions as a tree of choices, today's holder beside each. */
export function positionChoices(organisation: Organisation): Choice[] {
  return inTreeOrder(organisation).map(({ position, depth }) => ({
    value: position.id,
    label: `${'\u2003'.repeat(depth)}${position.name}`,
    hint: organisation.actingHolder(position.id)?.name,
  }));
}

/** Superiors before their subordinates; `depth` from 0. */
export function inTreeOrder(organisation: Organisation): { position: Position; depth: number }[] {
  const beneath = (position: Position, depth: number): { position: Position; depth: number }[] => [
    { position, depth },
    ...organisation.subordinates(position.id).flatMap((child) => beneath(child, depth + 1)),
  ];
  return organisation
    .positions()
    .filter(({ id }) => organisation.superior(id) === undefined)
    .flatMap((top) => beneath(top, 0));
}
