import type { Expectation } from '../../../engine/types.js';

/** In the order of use. Reading comes last: nobody waits for it. */
export const TABS = ['act', 'verify', 'initial', 'sign', 'read'] as const satisfies readonly Expectation[];

export type Tab = (typeof TABS)[number];
