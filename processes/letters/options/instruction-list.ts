import type { OptionSource } from '../../../forms/contract.js';
import { instructions, instructionUsage } from '../model/instruction.js';
import { optionScope } from './option-scope.js';

const PROMINENT = 6;
/** Before a position has given any: the ones offices use most (domain.md 1.3). */
const USUAL = ['02', '09', '05', '07', '22', '01'];

/** `letters.instructions`: the agency's list, this position's six most used in front. */
export const instructionList: OptionSource = {
  name: 'letters.instructions',
  async options(context) {
    const scope = await optionScope(context);
    const desk = scope.text('desk');
    const used = desk ? await instructionUsage(scope.unit, desk) : [];
    const first = [...new Set([...used, ...USUAL])];
    const place = (code: string) => (first.includes(code) ? first.indexOf(code) : first.length);
    return (await instructions(scope.unit))
      .filter(({ active }) => active)
      .toSorted((a, b) => place(a.code) - place(b.code) || a.rank - b.rank)
      .map(({ code, text, expects }, index) => ({
        value: code,
        label: text,
        hint: scope.translate(`letters.expects.${expects}`),
        prominent: index < PROMINENT,
      }));
  },
};
