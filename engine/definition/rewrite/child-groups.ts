import type { Behaviour } from '../model.js';
import { extension, textOf } from '../model.js';

/**
 * Called while an element is mapped, before the library reads its loop. A multi-instance call activity becomes ONE wait
 * state: its members are instances of their own, so that 200 recipients cost no engine state (guarantee 8).
 */
export function readLoop(behaviour: Behaviour): void {
  const loop = behaviour.loopCharacteristics?.behaviour;
  const zeebe = extension(loop, 'zeebe:LoopCharacteristics');
  if (!loop || !zeebe) return;
  loop.collection = textOf(zeebe.inputCollection) ?? undefined;
  loop.elementVariable = textOf(zeebe.inputElement) ?? undefined;
  loop.outputCollection = textOf(zeebe.outputCollection) ?? undefined;
  loop.outputElement = textOf(zeebe.outputElement) ?? undefined;
  if (behaviour.$type !== 'bpmn:CallActivity') return;
  behaviour.compiled = {
    ...behaviour.compiled,
    childGroup: {
      collection: loop.collection ?? '',
      elementVariable: loop.elementVariable ?? 'item',
      sequential: loop.isSequential === true,
      completionCondition: loop.completionCondition ?? null,
      outputCollection: loop.outputCollection ?? null,
      outputElement: loop.outputElement ?? null,
    },
  };
  behaviour.loopCharacteristics = undefined;
}
