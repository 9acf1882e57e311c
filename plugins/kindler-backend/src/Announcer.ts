import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  KINDLER_EVENT_TOPIC,
  KINDLER_SIGNAL_CHANNEL,
  type KindlerCatalogEvent,
  type KindlerSignal,
} from '@kindler/backstage-plugin-kindler-common';
import type { EventsService } from '@backstage/plugin-events-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { SignalMarks } from './SignalMarks';

export interface AnnouncerOptions {
  signals: SignalsService;
  events: EventsService;
  logger: LoggerService;
  marks: SignalMarks;
}

/** Tells browsers and other plugins what changed, but never contents. Other plugins get names, browsers do not. */
export class Announcer {
  readonly #options: AnnouncerOptions;

  constructor(options: AnnouncerOptions) {
    this.#options = options;
  }

  signal(topic: KindlerSignal['topic'], names: string[]): void {
    if (names.length === 0) {
      return;
    }
    const { signals, marks } = this.#options;
    signals
      .publish({
        channel: KINDLER_SIGNAL_CHANNEL,
        recipients: { type: 'broadcast' },
        message: { topic, marks: names.map(name => marks.of(topic, name)) },
      })
      .catch(error => this.#warn('signal', error));
  }

  /** Resolves when the event is delivered, so that the catalog knows before an operation ends. */
  async publish(event: KindlerCatalogEvent): Promise<void> {
    await this.#options.events
      .publish({ topic: KINDLER_EVENT_TOPIC, eventPayload: event })
      .catch(error => this.#warn('event', error));
  }

  #warn(what: string, error: unknown): void {
    this.#options.logger.warn(
      `A ${what} could not be published: ${stringifyError(error)}`,
    );
  }
}
