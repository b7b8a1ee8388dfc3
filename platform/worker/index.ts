export type { Periodic } from './periodic.js';
export { createWorker, type Worker, type WorkerOptions } from './worker.js';
