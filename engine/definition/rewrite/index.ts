import type { Elements } from '../model.js';
import { rewriteCompensation } from './compensation.js';
import { rewriteErrorCodes } from './error-codes.js';
import { rewriteEventSubProcesses } from './event-sub-processes.js';
import { rewriteMessageThrows } from './message-throws.js';
import { rewriteParallelMultiple } from './parallel-multiple.js';
import { rewriteStandardLoops } from './standard-loops.js';

/** @param codeOf the code of an error or escalation element; its id when it has none. */
export type Rewrite = (elements: Elements, codeOf: (id: string, attribute: string) => string | null) => void;

/** In this order: an event sub-process may hold any of the others. */
export const REWRITES: readonly Rewrite[] = [
  rewriteEventSubProcesses,
  rewriteMessageThrows,
  rewriteErrorCodes,
  rewriteStandardLoops,
  rewriteCompensation,
  rewriteParallelMultiple,
];
