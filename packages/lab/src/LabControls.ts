import { startArchive, stopArchive } from './archive';
import { findMember } from './clustersOf';
import { startDns, stopDns } from './dns';
import { startEtcd, stopEtcd } from './etcd';
import { reloadHaproxy, startHaproxy, stopHaproxy } from './haproxy';
import { startKubernetes, stopKubernetes } from './kubernetes';
import { LabError } from './LabError';
import { LabView } from './LabView';
import {
  startFurtherPgbouncer,
  startPgbouncer,
  stopPgbouncer,
  type FurtherPgbouncer,
} from './pgbouncer';
import type { PgbouncerSettings } from './renderPgbouncerConfig';
import {
  killPostmaster,
  signalPatroni,
  startPatroni,
  stopPatroni,
} from './patroni';
import { writePatroni } from './patroniRest';
import { processState } from './processes';
import { waitFor } from './waitFor';

const SWITCHOVER_DEADLINE = 60_000;

/**
 * Starting, stopping and moving the programs of a lab.
 * @public
 */
export class LabControls extends LabView {
  /** Freezes a member's Patroni (SIGSTOP). Its PostgreSQL keeps running, even as a primary without the lock. */
  async freeze(member: string): Promise<void> {
    signalPatroni(this.context, member, 'SIGSTOP');
    const { pid } = findMember(this.state, member);
    await waitFor(
      `${member} to be frozen`,
      () => ('T?'.includes(processState(pid) ?? '-') ? true : undefined),
      { deadlineMs: 5_000, everyMs: 20 },
    );
  }

  /** Thaws a frozen member. */
  async thaw(member: string): Promise<void> {
    signalPatroni(this.context, member, 'SIGCONT');
  }

  /** Kills a member's PostgreSQL without warning. Its Patroni keeps running and repairs it. */
  async killPostgres(member: string): Promise<void> {
    await killPostmaster(this.context, member);
  }

  /** Stops a member's Patroni and PostgreSQL cleanly. */
  async stopMember(member: string): Promise<void> {
    await stopPatroni(this.context, member);
  }

  /** Starts a member that was stopped. It streams some seconds later: see `waitHealthy`. */
  async startMember(member: string): Promise<void> {
    await startPatroni(this.context, member);
  }

  /**
   * Moves the lock through Patroni's REST API and waits until another member holds it.
   *
   * @param to - the new leader; Patroni chooses when it is left out
   * @returns the new leader
   */
  async switchover(to?: string): Promise<string> {
    const leader = await this.leader();
    if (!leader) {
      throw new LabError('Nobody holds the lock, so it cannot be moved');
    }
    if (to) {
      findMember(this.state, to);
    }
    try {
      await writePatroni(
        findMember(this.state, leader).restUrl,
        'POST',
        '/switchover',
        { leader, candidate: to },
        SWITCHOVER_DEADLINE,
      );
    } catch (error) {
      // Patroni may answer 503 to a switchover that happened, so only the lock is proof.
      const now = await this.leader();
      if (now === undefined || now === leader) {
        throw error;
      }
    }
    return this.waitForLeaderOtherThan(leader);
  }

  async startHaproxy(): Promise<void> {
    await startHaproxy(this.context);
  }

  /** Stops the gateway, which cuts its clients. */
  async stopHaproxy(): Promise<void> {
    await stopHaproxy(this.context);
  }

  /** Reloads the gateway; the old worker keeps its sessions for at most a minute. */
  async reloadHaproxy(): Promise<void> {
    await reloadHaproxy(this.context);
  }

  async startEtcd(): Promise<void> {
    await startEtcd(this.context);
  }

  /** Stops the DCS: all members demote some seconds later. */
  async stopEtcd(): Promise<void> {
    await stopEtcd(this.context);
  }

  /** @throws LabError when the lab's DCS is not Kubernetes */
  async startKubernetes(): Promise<void> {
    await startKubernetes(this.context);
  }

  /**
   * Stops the API server; etcd runs on.
   * @throws LabError when the lab's DCS is not Kubernetes
   */
  async stopKubernetes(): Promise<void> {
    await stopKubernetes(this.context);
  }

  async startArchive(): Promise<void> {
    await startArchive(this.context);
  }

  /** Stops the standalone server. */
  async stopArchive(): Promise<void> {
    await stopArchive(this.context);
  }

  /** Starts PgBouncer, unless it runs, with no database paused. */
  async startPgbouncer(): Promise<void> {
    await startPgbouncer(this.context);
  }

  /** Stops PgBouncer, which cuts its clients. */
  async stopPgbouncer(): Promise<void> {
    await stopPgbouncer(this.context);
  }

  /** Starts one more PgBouncer in front of the read-write listener, e.g. with `pool_mode` session. */
  async startFurtherPgbouncer(
    settings: PgbouncerSettings = {},
  ): Promise<FurtherPgbouncer> {
    return startFurtherPgbouncer(this.context, settings);
  }

  /** @throws LabError when the lab was started without `resolvers` */
  async startDns(): Promise<void> {
    await startDns(this.context);
  }

  /**
   * Stops the DNS server. Some seconds later HAProxy no longer has the address of any member.
   * @throws LabError when the lab was started without `resolvers`
   */
  async stopDns(): Promise<void> {
    await stopDns(this.context);
  }
}
