/**
 * Faults of a lab that are not undone yet. Any process can heal them.
 * @public
 */
export interface LabFaultRecord {
  /** Process that holds client connections open. */
  sessionHolder?: number;
  /** Startup processes of PostgreSQL that were stopped. */
  stoppedReplays: number[];
  /** Members whose replication is refused. */
  refusedReplicas: string[];
  /** Whether writes wait for a synchronous standby. */
  synchronous: boolean;
  /** Servers of HAProxy with another address. */
  movedServers: Array<{ proxy: string; server: string }>;
  /** Proxies of HAProxy with a lowered session limit. */
  limitedProxies: string[];
}

/** The record of a lab without faults. */
export function noFaults(): LabFaultRecord {
  return {
    stoppedReplays: [],
    refusedReplicas: [],
    synchronous: false,
    movedServers: [],
    limitedProxies: [],
  };
}
