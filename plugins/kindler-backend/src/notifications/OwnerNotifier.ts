import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { Database } from '@kindler/backstage-plugin-kindler-common';
import type {
  NotificationSendOptions,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import {
  decideAlarm,
  type Alarm,
  type AlarmDecision,
} from '../model/alarms/decideAlarm';
import { describeAlarm } from '../model/alarms/describeAlarm';
import type { AlarmStore } from './AlarmStore';

const LOOK_EVERY_MS = 5_000;
const RETRY_AFTER_MS = 60_000;
const SEND_TIMEOUT_MS = 10_000;
/** Owners choose by it in their notification settings. */
const TOPIC = 'Database clusters';

export interface OwnerNotifierOptions {
  notifications: NotificationService;
  store: AlarmStore;
  /** The clusters as they are now. */
  listDatabases(): Database[];
  logger: LoggerService;
}

/**
 * Tells the owners of database clusters when one is critical and when it has recovered. It looks at the observer's
 * answers from time to time, so that nothing here can hold observing up.
 */
export class OwnerNotifier {
  readonly #options: OwnerNotifierOptions;
  /** Code that is told, by name of a cluster that is critical. */
  readonly #told = new Map<string, string>();
  #looking: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** When to try again, by name of a cluster whose owner could not be notified. */
  readonly #retryAt = new Map<string, number>();
  #isAway = false;

  static create(options: OwnerNotifierOptions) {
    return new OwnerNotifier(options);
  }

  private constructor(options: OwnerNotifierOptions) {
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

  /** Looks at every cluster once. Never rejects. */
  async look(now: number): Promise<void> {
    try {
      await this.#lookAtAll(now);
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

  async #lookAtAll(now: number): Promise<void> {
    const { store } = this.#options;
    const databases = this.#options
      .listDatabases()
      .filter(({ owner }) => owner);
    const critical = databases.filter(({ verdict }) => verdict === 'critical');
    const names = critical.map(({ name }) => name);
    for (const name of this.#told.keys()) {
      if (!names.includes(name)) {
        this.#told.delete(name);
      }
    }
    if (names.length > 0) {
      await store.touch(names, now);
    }
    const alarms = await store.load();
    for (const database of databases) {
      if (now >= (this.#retryAt.get(database.name) ?? 0)) {
        await this.#lookAt(database, alarms.get(database.name), now);
      }
    }
  }

  async #lookAt(
    database: Database,
    before: Alarm | undefined,
    now: number,
  ): Promise<void> {
    const { name, verdict, since, worst } = database;
    const code = worst?.code;
    const view = {
      verdict,
      since: since === undefined ? now : Date.parse(since),
      code,
      told: this.#told.get(name),
    };
    const decision = decideAlarm(before, view, now);
    if (decision && !(await this.#send(database, before, decision))) {
      this.#retryAt.set(name, now + RETRY_AFTER_MS);
      return;
    }
    this.#retryAt.delete(name);
    const isOpen = before && before.recoveredAt === undefined;
    if (verdict === 'critical' && code && (decision || isOpen)) {
      this.#told.set(name, decision || !view.told ? code : view.told);
    }
  }

  /**
   * What cannot be sent is taken back, so that it is tried again while it is still so. False then; true when it was
   * sent, here or by another backend.
   */
  async #send(
    database: Database,
    before: Alarm | undefined,
    decision: AlarmDecision,
  ): Promise<boolean> {
    const { store, logger } = this.#options;
    const { name, owner } = database;
    if (!(await store.replace(name, before, decision.alarm))) {
      return true;
    }
    try {
      await this.#sendInTime({
        recipients: { type: 'entity', entityRef: owner! },
        payload: {
          ...describeAlarm(database, decision),
          severity: decision.send === 'alarm' ? 'critical' : 'normal',
          topic: TOPIC,
          scope: `kindler/databases/${name}`,
          link: `/kindler/databases/${encodeURIComponent(name)}`,
        },
      });
      return true;
    } catch (error) {
      await store.replace(name, decision.alarm, before);
      if (!this.#retryAt.has(name)) {
        logger.warn(
          `${owner} could not be notified of ${name}: ${stringifyError(error)}`,
        );
      }
      return false;
    }
  }

  async #sendInTime(notification: NotificationSendOptions): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error('No answer to a notification')),
        SEND_TIMEOUT_MS,
      );
    });
    const sent = this.#options.notifications.send(notification);
    await Promise.race([sent, tooLong]).finally(() => clearTimeout(timer));
  }
}
