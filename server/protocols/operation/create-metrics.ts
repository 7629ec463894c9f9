import type { RequestHandler } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { methodLabel, routeLabel } from './route-label.ts';

/**
 * A number that is read when it is asked for. With `label`, `read` gives one number for each of its values;
 * these must be names from the source, such as followers and queues, never identifiers or texts of visitors.
 */
export type GaugeSource = { name: string; help: string } & (
  | { label: string; read: () => Record<string, number> }
  | { label?: undefined; read: () => number }
);

export type Metrics = {
  /** Measures requests. Mount it first. */
  observe: RequestHandler;
  /** All metrics in the Prometheus text format. */
  text(): Promise<string>;
  contentType: string;
};

function register(source: GaugeSource, registry: Registry, failures: Counter<'gauge'>): void {
  new Gauge({
    name: source.name,
    help: source.help,
    labelNames: source.label === undefined ? [] : [source.label],
    registers: [registry],
    collect() {
      // A gauge that cannot be read is absent and counted; the others are still told.
      this.reset();
      try {
        if (source.label === undefined) this.set(source.read());
        else
          for (const [value, number] of Object.entries(source.read()))
            this.set({ [source.label]: value }, number);
      } catch {
        this.remove();
        failures.inc({ gauge: source.name });
      }
    },
  });
}

/**
 * The metrics of one server, in a registry of its own: of the process, of requests by route, and the gauges
 * given.
 */
export function createMetrics({ gauges }: { gauges: readonly GaugeSource[] }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'tessera_http_request_duration_seconds',
    help: 'Time from a request to the end of its answer, by route.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  });
  const failures = new Counter({
    name: 'tessera_gauge_failures_total',
    help: 'How often a gauge could not be read.',
    labelNames: ['gauge'] as const,
    registers: [registry],
  });
  for (const source of gauges) register(source, registry, failures);
  return {
    observe: (req, res, next) => {
      const begun = performance.now();
      // `close` comes after the last byte, and after a visitor who went away as well.
      res.once('close', () => {
        const labels = { method: methodLabel(req.method), route: routeLabel(req), status: res.statusCode };
        durations.observe(labels, (performance.now() - begun) / 1000);
      });
      next();
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
