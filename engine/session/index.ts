/** The door of the session room. */
export type * from './contract.js';
export { recoverSession, startSession } from './session.js';
