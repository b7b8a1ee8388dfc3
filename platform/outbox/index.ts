export { type Delivery, GiveUp, type OutboxMessage, RetryLater, type Transport } from './contract.js';
export { enqueue } from './enqueue.js';
