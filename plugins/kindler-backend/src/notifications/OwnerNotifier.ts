import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type {
  NotificationSendOptions,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import { withDeadline } from '@kindler/backstage-plugin-kindler-common';
import { type Notice } from '../model/Notice';
import { decideNotice } from './decideNotice';
import { describeNotice, scopeOf } from './describeNotice';
import type { NoticedIncident, Notices } from './Notices';

const LOOK_EVERY_MS = 5_000;
const RETRY_AFTER_MS = 60_000;
const SEND_TIMEOUT_MS = 10_000;
/** The topic by which owners choose in their notification settings. */
const TOPIC = 'Database clusters';

export interface OwnerNotifierOptions {
  notifications: NotificationService;
  notices: Notices;
  logger: LoggerService;
  /** Called with incidents whose owners were notified. */
  onTold?: (ids: string[]) => void;
}

/** One notification to one owner, about incidents with the same cause. */
interface Telling {
  owner: string;
  kind: Notice['kind'];
  incidents: NoticedIncident[];
}

/**
 * Notifies owners of database clusters when an incident becomes critical and when it is over. It reads the written
 * incidents from time to time, so that it can never delay observation.
 */
export class OwnerNotifier {
  readonly #options: OwnerNotifierOptions;
  #looking: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** When to retry, by owner who could not be notified. */
  readonly #retryAt = new Map<string, number>();
  #isAway = false;

  constructor(options: OwnerNotifierOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#looking ??= this.look(Date.now()).finally(() => {
        this.#looking = undefined;
      });
    }, LOOK_EVERY_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  /** Checks every incident once. Never rejects. */
  async look(now: number): Promise<void> {
    try {
      const incidents = await this.#options.notices.list(now);
      for (const telling of groupDue(incidents, now)) {
        await this.#tell(telling, now);
      }
      this.#isAway = false;
    } catch (error) {
      if (!this.#isAway) {
        this.#isAway = true;
        this.#options.logger.warn(
          `Owners cannot be notified while the plugin database is away: ${stringifyError(
            error,
          )}`,
        );
      }
    }
  }

  /**
   * Of several backends, the first to record the notice sends it. If sending fails, the record is taken back and
   * sending is retried.
   */
  async #tell({ owner, kind, incidents }: Telling, now: number) {
    const { notices, logger, onTold } = this.#options;
    if (now < (this.#retryAt.get(owner) ?? 0)) {
      return;
    }
    const mine: Array<NoticedIncident & { after: Notice[] }> = [];
    for (const incident of incidents) {
      const { view, summary } = incident;
      const after = [...view.notices, { kind, at: now, code: view.code }];
      if (await notices.replace(summary.id, view.notices, after)) {
        mine.push({ ...incident, after });
      }
    }
    if (mine.length === 0) {
      return;
    }
    try {
      await this.#sendInTime(notificationOf(owner, kind, mine));
      this.#retryAt.delete(owner);
      onTold?.(mine.map(({ summary }) => summary.id));
    } catch (error) {
      for (const { summary, view, after } of mine) {
        await notices.replace(summary.id, after, view.notices);
      }
      if (!this.#retryAt.has(owner)) {
        const names = mine.map(({ summary }) => summary.database).join(', ');
        logger.warn(
          `${owner} could not be notified of ${names}: ${stringifyError(
            error,
          )}`,
        );
      }
      this.#retryAt.set(owner, now + RETRY_AFTER_MS);
    }
  }

  async #sendInTime(notification: NotificationSendOptions): Promise<void> {
    await withDeadline(() => this.#options.notifications.send(notification), {
      ms: SEND_TIMEOUT_MS,
      late: () => new Error('No answer to a notification'),
    });
  }
}

function groupDue(
  incidents: readonly NoticedIncident[],
  now: number,
): Telling[] {
  const groups = new Map<string, Telling>();
  for (const incident of incidents) {
    const { owner } = incident.summary;
    const kind = decideNotice(incident.view, now);
    if (owner && kind) {
      const key = JSON.stringify([owner, kind, incident.view.code]);
      const group = groups.get(key) ?? { owner, kind, incidents: [] };
      group.incidents.push(incident);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}

function notificationOf(
  owner: string,
  kind: Notice['kind'],
  incidents: readonly NoticedIncident[],
): NotificationSendOptions {
  const summaries = incidents.map(({ summary }) => summary);
  return {
    recipients: { type: 'entity', entityRef: owner },
    payload: {
      ...describeNotice(kind, summaries),
      severity: kind === 'alarm' ? 'critical' : 'normal',
      topic: TOPIC,
      scope: scopeOf(summaries[0]),
    },
  };
}
