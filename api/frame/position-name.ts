import type { Translate } from '../../platform/messages/index.js';
import type { HeldPosition } from '../../platform/organisation/types.js';

/** With Plh., Plt. or Pj. before it, where the person does not hold it for good. */
export const positionName = (held: Pick<HeldPosition, 'kind' | 'name'>, translate: Translate): string =>
  held.kind === 'definitive' ? held.name : `${translate(`frame.kind.${held.kind}`)} ${held.name}`;
