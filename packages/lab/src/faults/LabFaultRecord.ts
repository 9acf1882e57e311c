/**
 * What was done to a lab on purpose and is not undone yet: any process can heal it.
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
  /** Servers of HAProxy that were given another address. */
  movedServers: Array<{ proxy: string; server: string }>;
  /** Proxies of HAProxy whose session limit was lowered. */
  limitedProxies: string[];
}

/** The record of a lab to which nothing was done. */
export function noFaults(): LabFaultRecord {
  return {
    stoppedReplays: [],
    refusedReplicas: [],
    synchronous: false,
    movedServers: [],
    limitedProxies: [],
  };
}
