import { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startArchive, stopArchive } from './archive';
import { startEtcd, stopEtcd } from './etcd';
import {
  reloadHaproxy,
  readServers,
  resetGateway,
  ServerView,
  startHaproxy,
  stopHaproxy,
} from './haproxy';
import { startKubernetes, stopKubernetes } from './kubernetes';
import { LabContext } from './LabContext';
import { LabError } from './LabError';
import {
  findMember,
  killPostmaster,
  signalPatroni,
  startPatroni,
  stopPatroni,
} from './patroni';
import { isLeader, readCluster, writePatroni } from './patroniRest';
import {
  endProcess,
  isRunning,
  processState,
  signalProcess,
} from './processes';
import { LabStatus, readStatus } from './readStatus';
import type { LabState } from './types';
import { waitFor } from './waitFor';

const HEAL_DEADLINE = 120_000;
// A member that streams again by itself does so within this time.
const STREAMING_DEADLINE = 15_000;
const SWITCHOVER_DEADLINE = 60_000;

/**
 * A running lab. Every process that knows its folder can hold one and control the same programs.
 * @public
 */
export class Lab {
  readonly #context: LabContext;
  readonly #reaper?: ChildProcess;

  private constructor(context: LabContext, reaper?: ChildProcess) {
    this.#context = context;
    this.#reaper = reaper;
  }

  /** @internal */
  static create(context: LabContext, reaper?: ChildProcess): Lab {
    return new Lab(context, reaper);
  }

  /**
   * Endpoints, process ids and passwords, read afresh.
   * @throws NotFoundError when the lab is gone
   */
  get state(): LabState {
    return this.#context.stateFile.read();
  }

  /** Looks at every program once. */
  async status(): Promise<LabStatus> {
    return readStatus(this.state);
  }

  /** Name of the lock's holder as Patroni says; undefined when nobody holds it or nobody answers. */
  async leader(): Promise<string | undefined> {
    const cluster = await readCluster(this.state);
    return cluster?.members.find(isLeader)?.name;
  }

  /** The gateway's servers; undefined when its socket does not answer. */
  async servers(): Promise<ServerView[] | undefined> {
    return readServers(this.state);
  }

  /**
   * Waits until all members stream, HAProxy agrees and writes arrive.
   *
   * @param deadlineMs - milliseconds; defaults to 120,000
   * @throws LabError that lists what is wrong
   */
  async waitHealthy(deadlineMs: number = HEAL_DEADLINE): Promise<LabStatus> {
    return waitFor(
      'a healthy lab',
      async () => {
        const status = await this.status();
        if (!status.healthy) {
          throw new LabError(status.problems.join('; '));
        }
        return status;
      },
      { deadlineMs },
    );
  }

  /** Waits until a member other than the given one holds the lock, and gives its name. */
  async waitForLeaderOtherThan(
    member: string,
    deadlineMs: number = SWITCHOVER_DEADLINE,
  ): Promise<string> {
    return waitFor(
      `a leader other than ${member}`,
      async () => {
        const leader = await this.leader();
        return leader === member ? undefined : leader;
      },
      { deadlineMs },
    );
  }

  /** Stops a member's Patroni in its tracks (SIGSTOP); its PostgreSQL runs on, also as a primary without lock. */
  async freeze(member: string): Promise<void> {
    signalPatroni(this.#context, member, 'SIGSTOP');
    const { pid } = findMember(this.state, member);
    await waitFor(
      `${member} to be frozen`,
      () => ('T?'.includes(processState(pid) ?? '-') ? true : undefined),
      { deadlineMs: 5_000, everyMs: 20 },
    );
  }

  /** Lets a frozen member go on. */
  async thaw(member: string): Promise<void> {
    signalPatroni(this.#context, member, 'SIGCONT');
  }

  /** Kills a member's PostgreSQL without warning; its Patroni runs on and repairs it. */
  async killPostgres(member: string): Promise<void> {
    await killPostmaster(this.#context, member);
  }

  /** Stops a member's Patroni and PostgreSQL in good order. */
  async stopMember(member: string): Promise<void> {
    await stopPatroni(this.#context, member);
  }

  /** Starts a member that was stopped. It streams some seconds later: see `waitHealthy`. */
  async startMember(member: string): Promise<void> {
    await startPatroni(this.#context, member);
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
      // Patroni may say 503 of a switchover that happened: only the lock tells.
      const now = await this.leader();
      if (now === undefined || now === leader) {
        throw error;
      }
    }
    return this.waitForLeaderOtherThan(leader);
  }

  async startHaproxy(): Promise<void> {
    await startHaproxy(this.#context);
  }

  /** Stops the gateway; its clients are cut. */
  async stopHaproxy(): Promise<void> {
    await stopHaproxy(this.#context);
  }

  /** Reloads the gateway; the old worker keeps its sessions for at most a minute. */
  async reloadHaproxy(): Promise<void> {
    await reloadHaproxy(this.#context);
  }

  async startEtcd(): Promise<void> {
    await startEtcd(this.#context);
  }

  /** Stops the DCS: all members demote some seconds later. */
  async stopEtcd(): Promise<void> {
    await stopEtcd(this.#context);
  }

  /** @throws LabError when the lab's DCS is not Kubernetes */
  async startKubernetes(): Promise<void> {
    await startKubernetes(this.#context);
  }

  /**
   * Stops the API server; etcd runs on.
   * @throws LabError when the lab's DCS is not Kubernetes
   */
  async stopKubernetes(): Promise<void> {
    await stopKubernetes(this.#context);
  }

  async startArchive(): Promise<void> {
    await startArchive(this.#context);
  }

  /** Stops the standalone server. */
  async stopArchive(): Promise<void> {
    await stopArchive(this.#context);
  }

  /**
   * Undoes every drill, gives the gateway's servers their configured states, and waits until the lab is healthy.
   *
   * @param deadlineMs - milliseconds; defaults to 120,000
   */
  async heal(deadlineMs: number = HEAL_DEADLINE): Promise<LabStatus> {
    for (const { name } of this.state.members) {
      signalPatroni(this.#context, name, 'SIGCONT');
    }
    await this.startEtcd();
    if (this.state.kubernetes) {
      await this.startKubernetes();
    }
    await Promise.all([
      this.startArchive(),
      this.startHaproxy().then(() => resetGateway(this.#context)),
      ...this.state.members.map(({ name }) => this.startMember(name)),
    ]);
    const cluster = await readCluster(this.state);
    if (cluster?.pause) {
      await this.#writeAnywhere('PATCH', '/config', { pause: null });
    }
    if (cluster?.scheduled_switchover) {
      await this.#writeAnywhere('DELETE', '/switchover');
    }
    const end = performance.now() + deadlineMs;
    while (performance.now() + STREAMING_DEADLINE < end) {
      try {
        return await this.waitHealthy(STREAMING_DEADLINE);
      } catch {
        await this.#reinitializeStuck();
      }
    }
    return this.waitHealthy(Math.max(0, end - performance.now()));
  }

  /**
   * Lets a process end together with the lab, however the lab ends. Start it with `guestEnvironment`.
   *
   * @param pid - process id
   */
  adopt(pid: number): void {
    writeFileSync(join(this.state.folder, 'guests', String(pid)), '');
  }

  /** Environment variables that mark a process as belonging to the lab. */
  guestEnvironment(): Record<string, string> {
    return { KINDLER_LAB_PROCESS: this.state.id };
  }

  /** Calls back once when the lab was taken down by somebody else; only its starter hears of it. */
  onGone(callback: () => void): void {
    this.#reaper?.once('exit', callback);
  }

  /** Takes everything down and waits until no process of the lab is left. */
  async stop(): Promise<void> {
    let state: LabState;
    try {
      state = this.state;
    } catch {
      return;
    }
    signalProcess(state.reaperPid, 'SIGTERM');
    await waitFor(
      'the lab to be taken down',
      () => (isRunning(state.reaperPid) ? undefined : true),
      {
        deadlineMs: 40_000,
        everyMs: 50,
        logFile: join(state.folder, 'reaper.log'),
      },
    );
    await endProcess(state.reaperPid, { deadlineMs: 1_000 });
  }

  /**
   * PostgreSQL 15 can stay behind for good after several promotions within one WAL segment; making the member anew
   * is what an administrator would do.
   */
  async #reinitializeStuck(): Promise<void> {
    const { members } = await this.status();
    for (const member of members) {
      if (member.streaming === false && member.patroni === 'running') {
        await writePatroni(
          findMember(this.state, member.name).restUrl,
          'POST',
          '/reinitialize',
          { force: true },
          10_000,
        ).catch(() => {});
      }
    }
  }

  async #writeAnywhere(
    method: 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<void> {
    for (const { restUrl } of this.state.members) {
      try {
        await writePatroni(restUrl, method, path, body, 5_000);
        return;
      } catch {
        // The next member may answer.
      }
    }
  }
}
