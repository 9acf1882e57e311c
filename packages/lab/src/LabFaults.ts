import { fillProxy, unlimitProxies } from './faults/fillProxy';
import {
  releaseSessions,
  takeSlots,
  type TakenSlots,
} from './faults/holdSessions';
import { moveServer, moveServersBack } from './faults/moveServer';
import { allowReplication, refuseReplication } from './faults/replication';
import { resumeReplay, stopReplay } from './faults/replay';
import {
  releaseSynchronousStandby,
  requireSynchronousStandby,
} from './faults/synchronous';
import { LabControls } from './LabControls';
import type { LabListener, LabProxyName } from './types';

/**
 * Faults that can be caused in a lab besides starting and stopping its programs. `heal` undoes all of them, from any
 * process.
 * @public
 */
export class LabFaults extends LabControls {
  /** Takes the leader's connection slots through the listener for writes, until clients are refused. */
  async takeSlots(slots: TakenSlots): Promise<void> {
    await takeSlots(this.context, slots);
  }

  /** Takes all sessions that a proxy of the gateway allows. The kernel accepts further clients, which then hang. */
  async fillProxy(proxy: LabProxyName): Promise<void> {
    await fillProxy(this.context, proxy);
  }

  /** Redirects a server of the gateway at runtime. Its check stays healthy. */
  async moveServer(
    proxy: LabProxyName,
    server: string,
    address: LabListener,
  ): Promise<void> {
    await moveServer(this.context, proxy, server, address);
  }

  /** Makes a replica's leader refuse its replication. The replica keeps running but no longer streams. */
  async refuseReplication(member: string): Promise<void> {
    await refuseReplication(this.context, member);
  }

  /** Stops replay on a replica that keeps streaming. */
  async stopReplay(member: string): Promise<void> {
    await stopReplay(this.context, member);
  }

  /** Makes every write wait for a synchronous standby, even if there is none (`synchronous_mode_strict`). */
  async requireSynchronousStandby(): Promise<void> {
    await requireSynchronousStandby(this.context);
  }

  /** Undoes faults that need no running program. */
  protected async undoAtOnce(): Promise<void> {
    resumeReplay(this.context);
    await releaseSessions(this.context);
    allowReplication(this.context);
  }

  /** Undoes faults through Patroni and HAProxy. */
  protected async undoWithPrograms(): Promise<void> {
    await releaseSynchronousStandby(this.context);
    await unlimitProxies(this.context);
    await moveServersBack(this.context);
  }
}
