import type { LabContext } from './LabContext';
import { LabError } from './LabError';
import { isLeader, readCluster } from './patroniRest';
import { readServers, type ServerView } from './readStatistics';
import { readStatus, type LabStatus } from './readStatus';
import type { LabState } from './types';
import { waitFor } from './waitFor';

/** How long a lab may take to become healthy. */
export const HEAL_DEADLINE = 120_000;
const LEADER_DEADLINE = 60_000;

/**
 * The observable state of a lab.
 * @public
 */
export class LabView {
  protected readonly context: LabContext;

  protected constructor(context: LabContext) {
    this.context = context;
  }

  /**
   * Endpoints, process ids and passwords, read afresh.
   * @throws NotFoundError when the lab is gone
   */
  get state(): LabState {
    return this.context.stateFile.read();
  }

  /** Looks at every program once. */
  async status(): Promise<LabStatus> {
    return readStatus(this.state);
  }

  /** Name of the lock holder according to Patroni; undefined if nobody holds the lock or nobody answers. */
  async leader(): Promise<string | undefined> {
    const cluster = await readCluster(this.state.members);
    return cluster?.members.find(isLeader)?.name;
  }

  /** Leader of the cluster that follows the other one; undefined if there is none. */
  async standbyLeader(): Promise<string | undefined> {
    const cluster = await readCluster(this.state.standby?.members ?? []);
    return cluster?.members.find(isLeader)?.name;
  }

  /** The gateway's servers; undefined if its socket does not answer. */
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
    deadlineMs: number = LEADER_DEADLINE,
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
}
