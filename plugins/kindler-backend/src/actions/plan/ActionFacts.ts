import type {
  Database,
  DatabaseMember,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { ActionRequest } from '../types';

/** What a member says of itself just now, where it is asked. */
export interface MemberStatement {
  /** When its PostgreSQL was started; absent where PostgreSQL does not answer. */
  startedAt?: string;
  /** PostgreSQL's state in Patroni's words. */
  state: string;
  paused: boolean;
  /** Whether it receives by streaming; Patroni tells that of replicas since 3.0.4. */
  receives?: boolean;
  /** Members that stream from it. */
  streaming: string[];
}

/** A member that can be asked and told through its own REST API, or why not. */
export interface RestMember {
  name: string;
  statement?: MemberStatement;
  fault?: Wording;
}

/** What decides whether a member may lead; undefined where it could not be read. */
export interface FailoverLimits {
  /** Bytes. */
  maximumLag: number;
  /** Only a synchronous standby may take over. */
  synchronous: boolean;
}

/** What the PostgresCluster says, where PGO carries the action out. */
export interface OperatorFacts {
  /** Why it could not be read. */
  fault?: Wording;
  paused?: boolean;
  shutdown?: boolean;
  upToDate?: boolean;
  /** A switchover that was ordered there and that the operator has not carried out. */
  pendingSwitchover?: string;
}

/** Everything that a plan looks at, seen just now. */
export interface ActionFacts {
  request: ActionRequest;
  database: Database;
  rest: RestMember[];
  limits?: FailoverLimits;
  /** Set where PGO runs the cluster. */
  operator?: OperatorFacts;
  /** PGO may run the cluster although nobody said so yet. */
  ownerUnknown?: boolean;
  /** Set for a switchover that takes clients along: the routes that it can, and why others are left to health checks. */
  assist?: { routes: string[]; left: Wording[] };
}

/** Whether the members' own words prove that one of them replicates by streaming; they are newer than the DCS. */
export function isReceiving(rest: RestMember[], name: string): boolean {
  const own = rest.find(member => member.name === name)?.statement?.receives;
  return (
    own ?? rest.some(({ statement }) => statement?.streaming.includes(name))
  );
}

/** Whether a member replicates by streaming; `running` alone proves nothing before Patroni 3.0.4. */
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
