import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Database,
  Gateway,
} from '@kindler/backstage-plugin-kindler-common';
import type { ObserverListener } from './ObserverListener';
import { SourceLog } from './SourceLog';

/** Writes changes of verdicts and of sources to the log. */
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
    // What another cluster heard of a source in the meantime is not news.
    const former = new Map(
      before.sources.map(({ id, status }) => [id, status]),
    );
    for (const source of now.sources) {
      // Gateways tell of themselves.
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
