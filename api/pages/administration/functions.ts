import { z } from 'zod';
import { INDISPENSABLE, setOfficeFunction } from '../../../platform/organisation/commands/set-office-function.js';
import type { OfficeFunction } from '../../../platform/organisation/types.js';
import type { AnyRoute } from '../../../processes/contract.js';
import { noParams, optionalId, positionChoices } from './fields.js';
import { deskOf, done, formPage } from './form-page.js';

const FUNCTIONS: readonly OfficeFunction[] = [
  'head',
  'deputy',
  'registry',
  'archivist',
  'personnel',
  'storekeeper',
  'administrator',
];

/** Which position is the office's head, registry and so on: what the flows ask for by name. */
export const functionRoutes: AnyRoute[] = formPage({
  path: '/administration/functions',
  access: 'manage-organisation',
  audit: 'office-function.set',
  title: 'administration.functions.title',
  lead: 'administration.functions.lead',
  submit: 'administration.save',
  params: noParams,
  body: z.object(Object.fromEntries(FUNCTIONS.map((name) => [name, optionalId]))),
  back: () => '/administration',
  stored: async ({ organisation }) => {
    const org = await organisation();
    return Object.fromEntries(FUNCTIONS.map((name) => [name, org.holderOf(name)?.id]));
  },
  fields: async ({ organisation }) => {
    const options = positionChoices(await organisation());
    return FUNCTIONS.map((name) => ({
      name,
      kind: 'select' as const,
      label: `function.${name}`,
      hint: `function-text.${name}`,
      options,
      optional: !INDISPENSABLE.includes(name),
    }));
  },
  act: async (context) => {
    const org = await context.organisation();
    for (const name of FUNCTIONS) {
      const chosen = context.body[name] ?? null;
      if (chosen !== (org.holderOf(name)?.id ?? null)) await setOfficeFunction(deskOf(context), name, chosen);
    }
    return done(context, '/administration/functions', 'saved');
  },
});
