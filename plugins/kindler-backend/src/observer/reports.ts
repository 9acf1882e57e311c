import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Database,
  Gateway,
  SourceState,
} from '@kindler/backstage-plugin-kindler-common';

/** Writes a change of verdict or of a source to the log. */
export function reportChange(
  logger: LoggerService,
  now: Database,
  before: Database,
): void {
  if (now.verdict !== before.verdict) {
    const why = now.worst ? `: ${now.worst.message}` : '';
    logger.info(
      `Database cluster ${now.name} is ${now.verdict}, was ${before.verdict}${why}`,
    );
  }
  const former = new Map(before.sources.map(source => [source.id, source]));
  for (const source of now.sources) {
    if (!source.kind.startsWith('haproxy-')) {
      reportSource(logger, source, former.get(source.id)?.status);
    }
  }
}

/** Writes what is wrong with a gateway's statistics to the log. */
export function reportGateway(logger: LoggerService, gateway: Gateway): void {
  for (const source of gateway.sources) {
    if (source.status === 'unreachable') {
      logger.warn(`${source.id}: ${source.fault?.message}`);
    }
  }
}

function reportSource(
  logger: LoggerService,
  source: SourceState,
  before: SourceState['status'] | undefined,
) {
  if (source.status === 'unreachable' && before !== 'unreachable') {
    logger.warn(`${source.id}: ${source.fault?.message}`);
  } else if (source.status === 'ok' && before === 'unreachable') {
    logger.info(`${source.id} answers again`);
  }
}
