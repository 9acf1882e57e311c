import {
  coreServices,
  createServiceFactory,
  type LoggerService,
} from '@backstage/backend-plugin-api';

/** A logger for a test backend that keeps every line, so that a test can look for what must not be there. */
export function recordLogs() {
  const lines: string[] = [];
  const record = (...line: unknown[]) => {
    lines.push(JSON.stringify(line));
  };
  const logger: LoggerService = {
    error: record,
    warn: record,
    info: record,
    debug: record,
    child: () => logger,
  };
  const feature = createServiceFactory({
    service: coreServices.rootLogger,
    deps: {},
    factory: () => logger,
  });
  return { lines, feature };
}
