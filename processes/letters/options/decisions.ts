import type { OptionSource } from '../../../forms/contract.js';
import { recipientsOf } from '../model/recipient-policy.js';
import { optionScope } from './option-scope.js';

/** `letters.decisions`: who has nobody to dispose to reports, returns or files. The first is what people usually do. */
export const decisions: OptionSource = {
  name: 'letters.decisions',
  async options(context) {
    const { unit, organisation, translate, text } = await optionScope(context);
    const desk = text('desk');
    const mayDispose = desk !== null && (await recipientsOf(unit, organisation, desk)).length > 0;
    return [...(mayDispose ? ['dispose'] : []), 'report', 'return', 'file'].map((value, index) => ({
      value,
      label: translate(`letters.decision.${value}`),
      aliases: index === 0 ? ['usual'] : [],
    }));
  },
};

/** `letters.return-decisions`: at the top, letting go means sending the letter back to its sender. */
export const returnDecisions: OptionSource = {
  name: 'letters.return-decisions',
  async options(context) {
    const { translate } = await optionScope(context);
    const waive = context.values.top === true ? 'send-back' : 'waive';
    return [
      { value: 'redirect', label: translate('letters.decision.redirect') },
      { value: 'waive', label: translate(`letters.decision.${waive}`) },
    ];
  },
};
