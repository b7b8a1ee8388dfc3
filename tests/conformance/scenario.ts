import type { Values } from '../../engine/contract.js';
import type { OpenWork } from '../../engine/session/index.js';
import type { Instance } from '../support/in-memory-instance.js';
import type { InMemoryWorld } from '../support/in-memory-world.js';

/** A small diagram and what must happen in it. */
export interface Scenario {
  name: string;
  xml: string;
  /** Diagrams of called processes. */
  also?: string[];
  variables?: Values;
  begin?: { message?: string; startId?: string };
  steps: Step[];
  /** Of the elements named here, exactly these are left, as often as named. */
  left: string;
  /** Of the elements named here, left in this order. */
  order?: string;
  never?: string[];
  /** Default `completed`. */
  status?: Instance['status'];
  throws?: RegExp;
  check?: (instance: Instance) => boolean;
}

export type Step = (world: InMemoryWorld) => Promise<unknown> | unknown;

/** @param index of the iteration, where several tasks of one element are open; it is read from `loopCounter`. */
export const complete =
  (elementId: string, values: Values = {}, index?: number): Step =>
  (world) =>
    world.complete(elementId, values, (_, task) => index === undefined || task.inputs.loopCounter === index + 1);

export const fire =
  (elementId: string): Step =>
  (world) =>
    world.timer(elementId);

export const deliver =
  (name: string, correlationKey: string | null = null, values: Values = {}): Step =>
  (world) =>
    world.message(name, correlationKey, values);

export const broadcast =
  (name: string): Step =>
  (world) =>
    world.signal(name);

export const finishJob =
  (type: string, result: Values = {}): Step =>
  (world) =>
    world.job(type, { result });

export const failJob =
  (type: string, code: string): Step =>
  (world) =>
    world.job(type, { code });

export const change =
  (values: Values): Step =>
  (world) =>
    world.change(values);

export const open =
  (expected: Partial<Record<keyof OpenWork, number>>): Step =>
  (world) => {
    const counts = world.counts();
    for (const [kind, count] of Object.entries(expected))
      if (counts[kind as keyof OpenWork] !== count)
        throw new Error(`open ${kind}: ${counts[kind as keyof OpenWork]} instead of ${count}`);
  };

export const notYet =
  (elementId: string): Step =>
  (world) => {
    if (world.left().includes(elementId)) throw new Error(`${elementId} was left already`);
  };
