import { z } from 'zod';
import { letterToOpen, namedBefore, nameOfficer, revokeOfficer } from '../../use-cases/name-officer.js';
import { type Act, reasonField } from './act-page.js';

const withReason = z.looseObject({ reason: z.string() });
const withOfficer = withReason.extend({ position: z.string() });

export const accessActs: Act[] = [
  {
    path: '/letters/:id/access',
    name: 'access',
    access: 'work',
    audit: 'letter.officer-named',
    components: () => [
      {
        type: 'position-picker',
        key: 'position',
        label: 'letters.access.officer',
        properties: { source: 'letters.addressees' },
        validate: { required: true },
      },
      reasonField(),
    ],
    about: async (context) => ({ letterId: (await letterToOpen(context, context.params.id)).id, known: {} }),
    run: async (context, values) => {
      const { position, reason } = withOfficer.parse(values);
      await nameOfficer(context, context.params.id, { officer: { position }, reason });
    },
  },
  {
    path: '/letter-access/:id/revocation',
    name: 'revocation',
    access: 'work',
    audit: 'letter.officer-revoked',
    components: () => [reasonField()],
    about: async (context) => ({ letterId: (await namedBefore(context, context.params.id)).letterId, known: {} }),
    run: (context, values) => revokeOfficer(context, context.params.id, withReason.parse(values).reason),
  },
];
