import type { OptionContext } from '../../../forms/contract.js';
import type { Unit } from '../../../platform/database/index.js';
import type { Translate } from '../../../platform/messages/index.js';
import type { Organisation } from '../../../platform/organisation/types.js';

export interface OptionScope {
  unit: Unit;
  organisation: Organisation;
  translate: Translate;
  /** A value of the task as text, null when there is none. */
  text(name: string): string | null;
}

/** What forms pass on without looking into it. */
export async function optionScope(context: OptionContext): Promise<OptionScope> {
  const { organisation, translate } = context;
  if (!organisation || !translate) throw new Error('the options of letters need the organisation and the language');
  return {
    unit: context.unit as Unit,
    organisation: (await organisation()) as Organisation,
    translate,
    text: (name) => {
      const value = context.values[name];
      return typeof value === 'string' && value !== '' ? value : null;
    },
  };
}
