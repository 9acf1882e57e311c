import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Database } from '@kindler/backstage-plugin-kindler-common';
import type { SourceLog } from './SourceLog';

/** Writes a change of verdict or of a source to the log. */
export function reportChange(
  logger: LoggerService,
  sources: SourceLog,
  now: Database,
  before: Database,
): void {
  if (now.verdict !== before.verdict) {
    const why = now.worst ? `: ${now.worst.message}` : '';
    logger.info(
      `Database cluster ${now.name} is ${now.verdict}, was ${before.verdict}${why}`,
    );
  }
  // What another cluster heard of a source in the meantime is not news.
  const former = new Map(before.sources.map(({ id, status }) => [id, status]));
  for (const source of now.sources) {
    // Gateways tell of themselves.
    if (
      !source.kind.startsWith('haproxy-') &&
      source.status !== former.get(source.id)
    ) {
      sources.note(source);
    }
  }
}
