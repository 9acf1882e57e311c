import { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findMember, membersOf } from './clustersOf';
import type { LabContext } from './LabContext';
import { LabFaults } from './LabFaults';
import { HEAL_DEADLINE } from './LabView';
import { signalPatroni } from './patroni';
import { readCluster, writePatroni, writeToAny } from './patroniRest';
import { endProcess, isRunning, signalProcess } from './processes';
import type { LabStatus } from './readStatus';
import { resetGateway } from './resetGateway';
import type { LabState } from './types';
import { waitFor } from './waitFor';

// A member that streams again by itself does so within this time.
const STREAMING_DEADLINE = 15_000;

/**
 * A running lab. Every process that knows its folder can hold one and control the same programs.
 * @public
 */
export class Lab extends LabFaults {
  readonly #reaper?: ChildProcess;

  /** @internal */
  constructor(context: LabContext, reaper?: ChildProcess) {
    super(context);
    this.#reaper = reaper;
  }

  /**
   * Undoes every drill, gives the gateway's servers their configured states, and waits until the lab is healthy.
   *
   * @param deadlineMs - milliseconds; defaults to 120,000
   */
  async heal(deadlineMs: number = HEAL_DEADLINE): Promise<LabStatus> {
    const { members, kubernetes, dns, pgbouncer } = this.state;
    const all = membersOf(this.state);
    for (const { name } of all) {
      signalPatroni(this.context, name, 'SIGCONT');
    }
    await this.undoAtOnce();
    await this.startEtcd();
    if (kubernetes) {
      await this.startKubernetes();
    }
    if (dns) {
      await this.startDns();
    }
    if (pgbouncer.pid !== undefined) {
      // Nothing stays paused.
      await this.stopPgbouncer();
      await this.startPgbouncer();
    }
    await Promise.all([
      this.startArchive(),
      this.startHaproxy().then(() => resetGateway(this.context)),
      ...all.map(({ name }) => this.startMember(name)),
    ]);
    await this.undoWithPrograms();
    const cluster = await readCluster(members);
    if (cluster?.pause) {
      await writeToAny(members, 'PATCH', '/config', { pause: null });
    }
    if (cluster?.scheduled_switchover) {
      await writeToAny(members, 'DELETE', '/switchover');
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

  /** Calls back once if somebody else takes down the lab. Only the process that started the lab is notified. */
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
   * PostgreSQL 15 can stay behind for good after several promotions within one WAL segment. An administrator would
   * recreate the member, too.
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
}
