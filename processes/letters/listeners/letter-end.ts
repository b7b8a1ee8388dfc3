import { z } from 'zod';
import type { ProcessListener } from '../../../engine/contract.js';
import { ENDED, findLetter } from '../model/letter.js';
import { endAsVoided } from '../model/void-letter.js';
import { entitleDesk } from './entitle-desk.js';

const own = z.object({ letterId: z.string() });

/** A letter does not outlive its flow: ended from outside, by an administrator or an error, it is voided with the words. */
export const letterEnd: ProcessListener = {
  keys: ['incoming-letter'],
  taskOpened: entitleDesk,
  taskChanged: entitleDesk,

  async instanceEnded({ unit, actor, instance }, how, reason) {
    const carried = own.safeParse(instance.variables);
    if (how === 'completed' || !carried.success) return;
    const letter = await unit.withFullSight(() => findLetter(unit, carried.data.letterId));
    if (letter && !ENDED.has(letter.state)) await endAsVoided(unit, actor, letter.id, reason);
  },
};
