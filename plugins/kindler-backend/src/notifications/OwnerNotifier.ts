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
  #retryAt = 0;
  #isFailing = false;

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

  /** Looks at every cluster once, unless it failed a moment ago. Never rejects. */
  async look(now: number): Promise<void> {
    if (now < this.#retryAt) {
      return;
    }
    try {
      await this.#lookAtAll(now);
      this.#isFailing = false;
    } catch (error) {
      this.#retryAt = now + RETRY_AFTER_MS;
      if (!this.#isFailing) {
        this.#isFailing = true;
        this.#options.logger.warn(
          `Owners cannot be notified now: ${stringifyError(error)}`,
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
    const failures: unknown[] = [];
    for (const database of databases) {
      await this.#lookAt(database, alarms.get(database.name), now).catch(
        error => failures.push(error),
      );
    }
    if (failures.length > 0) {
      throw failures[0];
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
    if (decision) {
      await this.#send(database, before, decision);
    }
    const isOpen = before && before.recoveredAt === undefined;
    if (verdict === 'critical' && code && (decision || isOpen)) {
      this.#told.set(name, decision || !view.told ? code : view.told);
    }
  }

  /** What cannot be sent is taken back, so that it is tried again while it is still so. */
  async #send(
    database: Database,
    before: Alarm | undefined,
    decision: AlarmDecision,
  ): Promise<void> {
    const { store } = this.#options;
    const { name, owner } = database;
    if (!(await store.replace(name, before, decision.alarm))) {
      return;
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
    } catch (error) {
      await store.replace(name, decision.alarm, before);
      throw error;
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
