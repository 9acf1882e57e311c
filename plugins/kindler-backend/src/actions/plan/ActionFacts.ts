import type {
  Database,
  DatabaseMember,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { ActionRequest } from '../types';

/** A member's current report on itself, if it is asked. */
export interface MemberStatement {
  /** Start time of its PostgreSQL; missing if PostgreSQL does not answer. */
  startedAt?: string;
  /** PostgreSQL's state in Patroni's words. */
  state: string;
  paused: boolean;
  /** Whether it receives by streaming. Patroni reports this for replicas since 3.0.4. */
  receives?: boolean;
  /** Members that stream from it. */
  streaming: string[];
}

/** A member that can be reached through its own REST API, or the reason why not. */
export interface RestMember {
  name: string;
  statement?: MemberStatement;
  fault?: Wording;
}

/** The limits that decide whether a member may lead; undefined if they could not be read. */
export interface FailoverLimits {
  /** Bytes. */
  maximumLag: number;
  /** Only a synchronous standby may take over. */
  synchronous: boolean;
}

/** The content of the PostgresCluster, if PGO carries out the action. */
export interface OperatorFacts {
  /** Why it could not be read. */
  fault?: Wording;
  paused?: boolean;
  shutdown?: boolean;
  upToDate?: boolean;
  /** A switchover ordered there that the operator has not carried out. */
  pendingSwitchover?: string;
}

/** The input of a plan, read just now. */
export interface ActionFacts {
  request: ActionRequest;
  database: Database;
  rest: RestMember[];
  limits?: FailoverLimits;
  /** Set if PGO manages the cluster. */
  operator?: OperatorFacts;
  /** PGO may manage the cluster although nothing has shown that yet. */
  ownerUnknown?: boolean;
  /** Set for a switchover that takes clients along: the routes that it can, and why others are left to health checks. */
  assist?: { routes: string[]; poolers: string[]; left: Wording[] };
}

/** Whether the members' own reports prove that one of them replicates by streaming. They are newer than the DCS. */
export function isReceiving(rest: RestMember[], name: string): boolean {
  const own = rest.find(member => member.name === name)?.statement?.receives;
  return (
    own ?? rest.some(({ statement }) => statement?.streaming.includes(name))
  );
}

/** Whether a member replicates by streaming. `running` alone proves nothing before Patroni 3.0.4. */
export function isStreaming(
  { rest }: Pick<ActionFacts, 'rest'>,
  member: DatabaseMember,
): boolean | 'unknown' {
  if (isReceiving(rest, member.name) || member.upstream) {
    return true;
  }
  if (member.state === 'streaming') {
    return rest.length === 0 ? true : 'unknown';
  }
  return member.state === 'running' || member.state === 'unknown'
    ? 'unknown'
    : false;
}
