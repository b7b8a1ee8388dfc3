import type { Elements } from '../model.js';

/** The engine matches thrown errors by element id; the standard by code. One reference per code makes them the same. */
export function rewriteErrorCodes(elements: Elements, codeOf: (id: string, attribute: string) => string | null): void {
  const canonical = new Map<string, { id: string }>();
  for (const activity of elements.activities) {
    for (const { behaviour } of activity.behaviour.eventDefinitions ?? []) {
      if (behaviour.errorRef)
        behaviour.errorRef = unify(`error ${codeOf(behaviour.errorRef.id, 'errorCode')}`, behaviour.errorRef);
      if (behaviour.escalationRef)
        behaviour.escalationRef = unify(
          `escalation ${codeOf(behaviour.escalationRef.id, 'escalationCode')}`,
          behaviour.escalationRef,
        );
    }
  }

  function unify(key: string, reference: { id: string }): { id: string } {
    const known = canonical.get(key);
    if (known) return known;
    canonical.set(key, reference);
    return reference;
  }
}
