import type { Agency } from '../../../platform/organisation/types.js';

/** What the shared letterhead of documents reads. */
export const letterheadData = ({ letterhead, name, address }: Agency) => ({
  letterhead: letterhead.length > 0 ? letterhead : [name],
  address,
});
