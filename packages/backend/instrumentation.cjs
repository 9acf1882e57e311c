/**
 * Serves the metrics of all plugins to Prometheus. Loaded before the backend (`node --require`), because meters that
 * are made before the provider count nothing.
 */
const { metrics } = require('@opentelemetry/api');
const { PrometheusExporter } = require('@opentelemetry/exporter-prometheus');
const { MeterProvider } = require('@opentelemetry/sdk-metrics');

/** Resolves once the metrics are served. */
async function serveMetrics({ host, port }) {
  const exporter = new PrometheusExporter({
    host,
    port,
    preventServerStart: true,
  });
  const provider = new MeterProvider({ readers: [exporter] });
  metrics.setGlobalMeterProvider(provider);
  await exporter.startServer();
  return { provider, stop: () => provider.shutdown() };
}

module.exports = { serveMetrics };

if (process.env.METRICS_PORT) {
  serveMetrics({
    host: process.env.METRICS_HOST ?? '0.0.0.0',
    port: Number(process.env.METRICS_PORT),
  }).catch(error => {
    process.stderr.write(`Metrics cannot be served: ${error.message}\n`);
    process.exit(1);
  });
}
