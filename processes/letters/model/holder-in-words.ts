import type { Holder } from '../../../platform/organisation/types.js';

/** Who acts, as printed before the name (domain.md 1.4): `Plh. Sari Wulandari`. */
export const holderInWords = ({ kind, name }: Pick<Holder, 'kind' | 'name'>): string =>
  kind === 'definitive' ? name : `${kind[0]?.toUpperCase()}${kind.slice(1)}. ${name}`;
