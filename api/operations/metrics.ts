type Labels = Record<string, string>;

const BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Requests seen by this node, as Prometheus text. Kept in memory; a restart begins at zero, as counters may. */
export class Metrics {
  readonly #requests = new Map<string, number>();
  readonly #durations = new Map<string, { buckets: number[]; sum: number; count: number }>();

  /** @param route the pattern, never the address: ids would make endless series. */
  request(method: string, route: string, status: number, seconds: number): void {
    const counted = labelled({ method, route, status: String(status) });
    this.#requests.set(counted, (this.#requests.get(counted) ?? 0) + 1);
    const timed = this.#durations.get(route) ?? { buckets: BUCKETS.map(() => 0), sum: 0, count: 0 };
    for (const [at, limit] of BUCKETS.entries()) if (seconds <= limit) timed.buckets[at]! += 1;
    timed.sum += seconds;
    timed.count += 1;
    this.#durations.set(route, timed);
  }

  /** @param gauges read from the database at this moment. */
  text(gauges: readonly { name: string; help: string; value: number }[]): string {
    const lines = ['# HELP alur_requests_total Requests answered.', '# TYPE alur_requests_total counter'];
    for (const [labels, count] of this.#requests) lines.push(`alur_requests_total{${labels}} ${count}`);
    lines.push('# HELP alur_request_seconds Time to answer.', '# TYPE alur_request_seconds histogram');
    for (const [route, { buckets, sum, count }] of this.#durations) {
      for (const [at, limit] of BUCKETS.entries())
        lines.push(`alur_request_seconds_bucket{${labelled({ route, le: String(limit) })}} ${buckets[at]}`);
      lines.push(`alur_request_seconds_bucket{${labelled({ route, le: '+Inf' })}} ${count}`);
      lines.push(`alur_request_seconds_sum{${labelled({ route })}} ${sum}`);
      lines.push(`alur_request_seconds_count{${labelled({ route })}} ${count}`);
    }
    for (const { name, help, value } of gauges)
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${value}`);
    return `${lines.join('\n')}\n`;
  }
}

const labelled = (labels: Labels) =>
  Object.entries(labels)
    .map(([name, value]) => `${name}="${value.replace(/["\\\n]/g, '_')}"`)
    .join(',');
