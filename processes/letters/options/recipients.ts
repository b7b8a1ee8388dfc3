import type { Option, OptionSource } from '../../../forms/contract.js';
import type { Organisation, Position } from '../../../platform/organisation/types.js';
import { recipientsOf, recipientUsage } from '../model/recipient-policy.js';
import { redirectTargets } from '../model/redirect-targets.js';
import { optionScope } from './option-scope.js';

/** The most used ones stand first and alone until the person asks for more. */
const PROMINENT = 5;

/** `letters.recipients`: whom the holder of this desk may dispose to, most used first, with today's holder. */
export const recipients: OptionSource = {
  name: 'letters.recipients',
  async options(context) {
    const scope = await optionScope(context);
    const desk = scope.text('desk');
    if (!desk) return [];
    const used = await recipientUsage(scope.unit, desk);
    const allowed = await recipientsOf(scope.unit, scope.organisation, desk);
    const byUse = allowed.toSorted((a, b) => (used.get(b.position.id) ?? 0) - (used.get(a.position.id) ?? 0));
    return byUse.map(({ position, skipped }, index) => {
      const copy = skipped.map(({ shortName }) => shortName).join(', ');
      const hint = holderHint(scope.organisation, position, scope.translate);
      return {
        ...option(
          position,
          copy ? `${hint} · ${scope.translate('letters.recipients.copy-to', { names: copy })}` : hint,
        ),
        prominent: index < PROMINENT,
      };
    });
  },
};

/** `letters.redirect-recipients`: where a returned letter may go instead. */
export const redirectRecipients: OptionSource = {
  name: 'letters.redirect-recipients',
  async options(context) {
    const scope = await optionScope(context);
    const desk = scope.text('desk');
    const giver = scope.text('giver');
    const dispositionId = scope.text('dispositionId');
    if (!desk || !giver || !dispositionId) return [];
    const returned = { dispositionId, desk, giver, top: context.values.top === true };
    const { free } = await redirectTargets(scope.unit, scope.organisation, returned);
    return free.map((position) => option(position, holderHint(scope.organisation, position, scope.translate)));
  },
};

/** `letters.addressees`: to whom a letter may be addressed. */
export const addressees: OptionSource = {
  name: 'letters.addressees',
  async options(context) {
    const { organisation, translate } = await optionScope(context);
    return organisation.positions().map((position) => option(position, holderHint(organisation, position, translate)));
  },
};

const option = ({ id, code, name }: Position, hint: string): Option => ({
  value: id,
  aliases: [code],
  label: name,
  hint,
});

function holderHint(
  organisation: Organisation,
  position: Position,
  translate: (key: string, values?: Record<string, string | number>) => string,
): string {
  const holder = organisation.actingHolder(position.id);
  if (!holder) {
    const { position: instead } = organisation.responsibleFor(position.id);
    return instead
      ? translate('letters.holder.vacant', { instead: instead.shortName })
      : translate('letters.holder.vacant-alone');
  }
  return holder.kind === 'definitive'
    ? holder.name
    : translate('letters.holder.acting', { kind: translate(`letters.holder.${holder.kind}`), name: holder.name });
}
