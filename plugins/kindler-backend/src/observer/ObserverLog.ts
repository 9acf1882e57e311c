import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Database,
  Gateway,
} from '@kindler/backstage-plugin-kindler-common';
import type { ObserverListener } from './ObserverListener';
import { SourceLog } from './SourceLog';

/** Logs changes of verdicts and of sources. */
export class ObserverLog implements ObserverListener {
  readonly #logger: LoggerService;
  readonly #sources: SourceLog;

  constructor(logger: LoggerService) {
    this.#logger = logger;
    this.#sources = new SourceLog(logger);
  }

  onDatabase(now: Database, before: Database): void {
    if (now.verdict !== before.verdict) {
      const why = now.worst ? `: ${now.worst.message}` : '';
      this.#logger.info(
        `Database cluster ${now.name} is ${now.verdict}, was ${before.verdict}${why}`,
      );
    }
    // Whatever another cluster already reported about a source is not news.
    const former = new Map(
      before.sources.map(({ id, status }) => [id, status]),
    );
    for (const source of now.sources) {
      // Gateways report their own sources.
      if (
        !source.kind.startsWith('haproxy-') &&
        source.status !== former.get(source.id)
      ) {
        this.#sources.note(source);
      }
    }
  }

  onGateway({ sources }: Gateway): void {
    sources.forEach(source => this.#sources.note(source));
  }
}
