import { gunzipSync, gzipSync } from 'node:zlib';
import type { Memory } from './running.js';

interface Saved {
  engine: unknown;
  memory: Memory;
}

/** Broker messages carry these for tracing only; they are a fifth of the bytes. */
const withoutTraces = (key: string, value: unknown) => (key === 'messageId' || key === 'timestamp' ? undefined : value);

/** Level 1: the state is small and written on every command. */
export const freeze = (saved: Saved): Buffer => gzipSync(JSON.stringify(saved, withoutTraces), { level: 1 });

export const thaw = (bytes: Buffer): Saved => JSON.parse(gunzipSync(bytes).toString());
