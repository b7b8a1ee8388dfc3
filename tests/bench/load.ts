import { quantile, type Sample } from './statistics.js';

export interface Load {
  clients: number;
  seconds: number;
  /** Beginnings per second over all clients; unlimited when absent. */
  pace?: number;
}

/**
 * Runs `work` from `clients` loops for `seconds`. With a pace, each start is scheduled beforehand and the latency is
 * counted from its schedule, so that a slow answer is not hidden by the requests it delayed (coordinated omission).
 */
export async function runLoad(load: Load, work: (client: number) => Promise<void>): Promise<Sample & { done: number }> {
  const latencies: number[] = [];
  const began = performance.now();
  const end = began + load.seconds * 1000;
  const gap = load.pace ? (1000 * load.clients) / load.pace : 0;

  const loop = async (client: number) => {
    for (let n = 0; ; n++) {
      const scheduled = load.pace ? began + gap * (n + client / load.clients) : performance.now();
      if (scheduled >= end || performance.now() >= end) return;
      const wait = scheduled - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      const from = load.pace ? scheduled : performance.now();
      await work(client);
      latencies.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: load.clients }, (_, client) => loop(client)));
  const seconds = (performance.now() - began) / 1000;
  return {
    done: latencies.length,
    perSecond: latencies.length / seconds,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
  };
}
