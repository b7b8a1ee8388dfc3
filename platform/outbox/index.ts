export { type Delivery, GiveUp, type OutboxMessage, RetryLater, type Transport } from './contract.js';
export { enqueue } from './enqueue.js';
export { type GivenUp, listGivenUp, type OutboxFigures, outboxFigures, sendAgain } from './given-up.js';
