// Made from plugins/kindler-backend/src/api/openapi.yaml by `yarn generate`.
import type {
  KindlerCallDefinition,
  WithIdempotencyKey,
} from './KindlerCallDefinition';

/** @public */
export type CreateCredentialsRequest = {
  /**
   * `password`, the default, sets the password of the environment's own role; `temporary` makes a role for a limited time.
   */
  kind?: 'password' | 'temporary';
  /** How long temporary credentials are valid, as an ISO 8601 duration of weeks, days, hours, minutes and seconds, e.g. `PT8H`. The backend sets the default and the limit. */
  ttl?: string;
  /** Why; kept with the operation or the credentials, and in the audit log. */
  reason?: string;
};

/**
 * Why it is asked for; kept with the operation, and in the audit log.
 * @public
 */
export type Reason = string;

/** @public */
export type ReasonRequest = {
  reason?: Reason;
};

/** @public */
export type AbandonOperationRequest = {
  /** Why it is left behind, for those who find it. */
  reason: string;
};

/**
 * Acknowledgement of a finding that would otherwise stay for ever, e.g. that committed writes were lost.
 * @public
 */
export type AcknowledgeRequest = {
  /** Code of the finding. */
  finding: string;
  /** Why; kept with the acknowledgement, in the events and in the audit log. */
  reason: string;
};

/**
 * Availability of a database cluster for writes, and of each of its routes.
 * @public
 */
export type Availability = Observed & {
  database: string;
  /** For writes: clients count as served while every route for writes that leads here serves them. */
  windows: AvailabilityWindow[];
  routes: RouteAvailability[];
};

/**
 * How long clients were served within the last days. Time in which nobody looked counts neither as available nor as an
 * outage.
 * @public
 */
export type AvailabilityWindow = {
  days: 1 | 7 | 30 | 90;
  /** Share of the observed time in which clients were served, 0 to 1; absent where nobody looked. */
  available?: number;
  /** Milliseconds for which clients were refused. */
  outMs: number;
  /** Milliseconds that were observed. */
  lookedMs: number;
  /** Milliseconds of the window in which nobody looked. */
  unknownMs: number;
  /** Changes of leader. */
  changes: number;
  longestOutageMs: number;
  /** Milliseconds from TCP connect to the authentication request; absent without a served probe. */
  connect?: {
    median: number;
    p95: number;
  };
};

/**
 * What was checked before an action or a switch. Its wording is `check-` with this.
 * @public
 */
export const CHECK_NAMES = [
  'writable',
  'version',
  'rights',
  'databases',
  'target-empty',
  'prepared-transactions',
  'extensions',
  'trusted-languages',
  'logical-replication',
  'replica-identity',
  'not-replicated',
  'left-behind',
  'not-copied',
  'offered',
  'owner',
  'operator',
  'operator-is-up-to-date',
  'leader',
  'same-leader',
  'one-writer',
  'leader-accepts-writes',
  'leader-answers',
  'rest-api',
  'paused',
  'no-other-switchover',
  'scheduled-switchover',
  'no-other-restart',
  'member',
  'replica',
  'replicas-left',
  'candidate',
  'candidate-answers',
  'candidate-streams',
  'candidate-lag',
  'candidate-may-lead',
  'candidate-is-synchronous',
  'target',
  'runtime-socket',
  'servers',
  'target-answers',
  'system-identifier',
  'max-connections',
  'pooler',
] as const;

/**
 * What was checked before an action or a switch. Its wording is `check-` with this.
 * @public
 */
export type CheckName = (typeof CHECK_NAMES)[number];

/**
 * Outcome of a new connection through a route's listener. `served` PostgreSQL asked who comes, and with a role also
 * answered a query as the route needs; `read-only` it refuses the writes that the route is for; `elsewhere` another
 * PostgreSQL system answered; `refused` nobody listens; `closed` HAProxy accepted and closed, as it does without a
 * server; `no-slot` PostgreSQL has no free connection (53300); `starting` it starts, stops or recovers (57P0x); `auth`
 * and `tls` the probe itself was not let in; `timeout` no answer in time; `unreachable` the name or network leads
 * nowhere; `failed` anything else that is no service.
 * @public
 */
export type ClientOutcome =
  | 'served'
  | 'read-only'
  | 'elsewhere'
  | 'refused'
  | 'closed'
  | 'no-slot'
  | 'starting'
  | 'auth'
  | 'tls'
  | 'timeout'
  | 'unreachable'
  | 'failed';

/**
 * One new connection through a route's listener, as an application would make it.
 * @public
 */
export type ClientProbe = {
  outcome: ClientOutcome;
  /**
   * '`startup`: up to the authentication request. `query`: with a log-in and one query (`routes[].verify`).'
   */
  depth: 'startup' | 'query';
  /** ISO time at which it ended. */
  observedAt: string;
  /** Milliseconds of each phase that was reached, and of all of them. */
  phases: {
    connect?: number;
    tls?: number;
    startup?: number;
    login?: number;
    query?: number;
  };
  tookMs: number;
  /** Whether the connection was encrypted; absent where that was not reached. */
  tls?: boolean;
  /** Of an encrypted connection, e.g. `TLSv1.3`. */
  tlsVersion?: string;
  /**
   * Of an encrypted connection: the strictest mode that it would have passed.
   */
  sslMode?: 'require' | 'verify-ca' | 'verify-full';
  /** Member that answered, where its address or system is known. */
  member?: string;
  /** `host:port` that PostgreSQL says it was reached at. */
  serverAddress?: string;
  systemIdentifier?: string;
  timeline?: number;
  inRecovery?: boolean;
  fault?: Fault;
};

/** @public */
export type CreateEnvironmentRequest = {
  /** DNS label of at most 63 characters. */
  name: string;
  /** Kind of one of the environment providers that are configured here. */
  provider: string;
  /** Entity ref of the owner; defaults to the requester. */
  owner?: string;
  title?: EnvironmentTitle;
  details?: EnvironmentDetails;
  registrations?: RegistrationRequests;
  ttl?: TimeToLive;
  /**
   * Format: date-time
   * ISO time with zone at which it is deleted; without this and `ttl` it stays.
   */
  expiresAt?: string;
  /** Only check the request. */
  dryRun?: boolean;
};

/**
 * One database cluster with everything that is known about it now.
 * @public
 */
export type Database = DatabaseSummary & {
  /** Patroni scope. */
  scope?: string;
  witnesses: Witnesses;
  members: DatabaseMember[];
  gateways: DatabaseGateway[];
  findings: Finding[];
  sources: SourceState[];
  paused?: boolean;
  standbyCluster?: boolean;
  /** ISO time at which the lock was last seen to be renewed or held. */
  lockSeenAt?: string;
  scheduledSwitchover?: {
    at: string;
    from?: string;
    to?: string;
  };
  /** 19 digits, kept as text. */
  systemIdentifier?: string;
  /** The leader lock, as the DCS or the members report it. */
  lock?: LockState;
  /** Patroni's dynamic configuration. */
  settings?: PatroniSettingsView;
  /** Pods, containers and Services, where the cluster was found in Kubernetes. */
  kubernetes?: KubernetesLayers;
  /** Certificates that its sources showed, soonest to expire first. */
  certificates?: SeenCertificate[];
  /** What PGO reports about the cluster, if it manages it. */
  postgresCluster?: PostgresClusterStatus;
  /** Actions that this backend can carry out on the cluster; the caller's permissions are not looked at. */
  actions: DatabaseAction[];
};

/** @public */
export type DatabaseAnswer = Observed & {
  item: Database;
};

/**
 * Where a database cluster is reached.
 * @public
 */
export type DatabaseAddresses = {
  /** Patroni scope. */
  scope?: string;
  /** 19 digits, kept as text. */
  systemIdentifier?: string;
  members: {
    name: string;
    host?: string;
    port?: number;
  }[];
  gateways: {
    gateway: string;
    proxy: string;
    route?: string;
  }[];
};

/**
 * A gateway proxy that leads to the database cluster, with its servers matched to members.
 * @public
 */
export type DatabaseGateway = {
  gateway: string;
  proxy: string;
  intent: RouteIntent;
  route?: string;
  /** PgBouncers that clients of the route connect to, as `host:port/database`; absent without any. */
  poolers?: string[];
  /** Whether the servers are shown as they are now; otherwise as they were last seen. */
  statistics: GatewayStatistics;
  servers: {
    name: string;
    /** Member that it leads to. */
    member?: string;
    /**
     * "How that is known: `client` a query through the route, `address`, `resolved` what the member's host name resolves to, `host` its host at another port as all servers have it, `name` as a fallback."
     */
    matchedBy?: 'client' | 'address' | 'resolved' | 'host' | 'name';
    /**
     * Why there is no member: its address belongs to none, or it could not be compared.
     */
    unmatched?: 'contradicted' | 'unknown';
    address?: string;
    status: string;
    /** Whether HAProxy sends new connections there. */
    up: boolean | 'unknown';
    /** While `up` is not known: what it was when it was last seen. */
    lastUp?: boolean;
    check?: string;
    sessions?: number;
    /** Sessions that HAProxy processes from before a reload still hold on this server; nobody checks them. */
    oldSessions?: number;
  }[];
  /** What clients of the route get. */
  client?: RouteClient;
  observedAt?: string;
};

/** @public */
export type DatabaseList = Observed & {
  items: DatabaseSummary[];
  /** Pass as `cursor` to get the next page; absent on the last one. */
  nextCursor?: string;
  /** Of all that match, not of this page alone. */
  summary: VerdictSummary;
};

/**
 * What can be done to a database cluster.
 * @public
 */
export type DatabaseActionKind =
  | 'switchover'
  | 'cancel-switchover'
  | 'restart'
  | 'reinitialize'
  | 'pause'
  | 'resume';

/**
 * An action that can be carried out on a database cluster, and its parameters.
 * @public
 */
export type DatabaseAction = {
  kind: DatabaseActionKind;
  /**
   * Whether the request names a member; `none` concerns the whole cluster.
   */
  member: 'required' | 'optional' | 'none';
  /** Whether the request may name a time. */
  isSchedulable: boolean;
};

/**
 * An action on a database cluster. Fields that do not belong to the action are refused.
 * @public
 */
export type DatabaseActionRequest = {
  /** Why; kept with the operation and in the audit log. */
  reason: string;
  /** Member to restart or reinitialize; for a switchover the new leader, by default any fit member. */
  member?: string;
  /** Leader that the caller saw. The action is refused when another one leads now. */
  leader?: string;
  /**
   * Format: date-time
   * ISO time with zone for a switchover or restart; by default at once.
   */
  scheduledAt?: string;
  /** Whether an immediate switchover takes HAProxy along: new connections wait, and go to the new leader as soon as it accepts writes. Defaults to true; false leaves clients to HAProxy's health checks. */
  assist?: boolean;
  /** Whether poolers of these routes hold clients back meanwhile, so that none of their transactions fails. Defaults to true; not allowed with `assist: false` or a time. */
  pause?: boolean;
  /** Only check, and answer what would happen. */
  dryRun?: boolean;
};

/**
 * One check before an action or a switch.
 * @public
 */
export type ActionCheck = {
  name: CheckName;
  ok: boolean | 'unknown';
  /** Whether the action is refused when it is not ok. */
  blocking: boolean;
  message: Wording;
};

/**
 * What an action would do, and whether it can be done now.
 * @public
 */
export type ActionPlan = Observed & {
  database: string;
  action: DatabaseActionKind;
  possible: boolean;
  /** How it is carried out: Patroni's REST API of a member, or the PostgresCluster of PGO. */
  via: string;
  checks: ActionCheck[];
  /** What will happen, in plain sentences. */
  effects: Wording[];
};

/** @public */
export type Incident = IncidentSummary & {
  phases: IncidentPhase[];
  /** Number of phases in the middle that were dropped because there were too many. */
  phasesLeftOut?: number;
  lanes: IncidentLane[];
  /** What people did during the incident. */
  actions: IncidentAction[];
  /** Bytes of WAL that were written on a timeline that was given up; absent where that did not happen or is not known. */
  lostBytes?: number;
};

/**
 * What somebody did to the cluster or one of its routes.
 * @public
 */
export type IncidentAction = {
  operationId: string;
  kind: OperationKind;
  requester: string;
  /** ISO time of the request. */
  at: string;
  outcome: OperationStatus;
  reason?: string;
};

/** @public */
export type IncidentAnswer = Observed & {
  item: Incident;
};

/**
 * Cause of an incident: a finding, as it was reported.
 * @public
 */
export type IncidentCause = {
  code: string;
  rule?: string;
  severity: Severity;
  message: string;
  /** Code of the wording of `message`, where it is not `code`. */
  messageCode?: string;
  params: {
    [key: string]: WordingValue;
  };
};

/**
 * What one witness said during an incident.
 * @public
 */
export type IncidentLane = {
  kind: 'client' | 'patroni' | 'postgres' | 'haproxy' | 'verdict';
  /** Route of the client's lane. */
  route?: string;
  /** In order; a gap is time in which nobody looked. */
  spans: IncidentSpan[];
  /** Number of spans in the middle that were dropped because there were too many. */
  leftOut?: number;
};

/** @public */
export type IncidentList = Observed & {
  /** Newest first. */
  items: IncidentSummary[];
  nextCursor?: string;
};

/**
 * Something that happened within an incident, in order.
 * @public
 */
export type IncidentPhase = {
  /** ISO time. */
  at: string;
  /**
   * Who says so; `action` a person did it, `finding` the evaluation concluded it.
   */
  kind: 'client' | 'patroni' | 'postgres' | 'haproxy' | 'finding' | 'action';
  /** How bad it was; `info` for what is neutral or good news. */
  severity: Severity;
  /** One sentence. */
  text: Wording;
  evidence: Evidence[];
};

/**
 * What one witness said for a while.
 * @public
 */
export type IncidentSpan = {
  /** ISO times; without `to` it still lasts. */
  from: string;
  to?: string;
  /** Member names, empty for nobody; of the client its outcome and, where it is known, the member that served it; of the verdict the verdict. */
  values: string[];
  /** Timeline of the holder, on the lane of Patroni's lock. */
  timeline?: number;
  tone: IncidentTone;
};

/**
 * One incident of a database cluster, from the first doubt to all clear.
 * @public
 */
export type IncidentSummary = {
  /** Unique within one plugin database, increases with time. */
  id: string;
  database: string;
  databaseTitle?: string;
  /** Entity ref of the owner. */
  owner?: string;
  /** What it was, e.g. `Failover from orders-1 to orders-3`. */
  title: Wording;
  /** The worst finding, at its worst. */
  cause: IncidentCause;
  worst: Verdict;
  /** ISO time of the first doubt, or of the client's last success before it. */
  startedAt: string;
  /** ISO time of all clear; absent while it is open. */
  endedAt?: string;
  leaderBefore?: string;
  leaderAfter?: string;
  timelineBefore?: number;
  timelineAfter?: number;
  /** Milliseconds for which clients could not write; absent where no route for writes is known. */
  outageMs?: number;
  /** Whether the outage goes on. */
  outageOngoing?: boolean;
  /** Milliseconds from the start of the outage, the client's last success, to its detection here. */
  detectedAfterMs?: number;
  /** Sessions on the former server that HAProxy ended; absent where nobody counted. */
  sessionsCut?: number;
  /** ISO times at which the owner was notified. */
  notifiedAt: string[];
};

/** @public */
export type IncidentTone = 'good' | 'bad' | 'warning' | 'neutral' | 'unknown';

/**
 * Kubernetes objects that run a database cluster, from the outside in.
 * @public
 */
export type KubernetesLayers = {
  namespace: string;
  /**
   * Kind of object that Patroni keeps its records in; absent where they are elsewhere.
   */
  records?: 'endpoints' | 'configmaps';
  pods: KubernetesPod[];
  services: KubernetesService[];
  /** Kinds of objects that could not be read lately, and why; what only they show is unknown. */
  unread?: {
    resource: string;
    fault: Fault;
  }[];
  /** Id of the source. */
  source: string;
  /** ISO time. */
  observedAt: string;
};

/** @public */
export type KubernetesPod = {
  name: string;
  /** Member that runs in it; absent for poolers, repo hosts and jobs. */
  member?: string;
  /** PGO's instance set. */
  instanceSet?: string;
  node?: string;
  ip?: string;
  /** "Kubernetes' word: `Pending`, `Running`, `Succeeded`, `Failed`, `Unknown`; absent where nobody reports." */
  phase?: string;
  ready: boolean | 'unknown';
  /** ISO time. */
  startedAt?: string;
  deleting?: boolean;
  /** Why PostgreSQL in it does not run, or may not, e.g. `container waiting (CrashLoopBackOff)`, `node lost`. */
  trouble?: string;
  containers: {
    name: string;
    ready: boolean | 'unknown';
    restarts: number;
    /** `running`, `waiting` or `terminated`. */
    state?: string;
    /** E.g. `CrashLoopBackOff`. */
    reason?: string;
  }[];
};

/** @public */
export type KubernetesService = {
  name: string;
  type?: string;
  /**
   * What it is for, as far as its labels or selector tell.
   */
  leadsTo: 'leader' | 'replicas' | 'other';
  /** Name of another Service that it leads to. */
  via?: string;
  /** `host:port` of its EndpointSlices or Endpoints, of what gets clients. */
  endpoints: string[];
  /** Pods that they belong to. */
  pods: string[];
  /** Whether its Endpoints are where the lock says; `unknown` where that cannot be compared. */
  agrees: boolean | 'unknown';
};

/**
 * Patroni's leader lock in the DCS.
 * @public
 */
export type LockState = {
  holder?: string;
  /** ISO time at which the holder took it, where that is recorded. */
  acquiredAt?: string;
  /** ISO time of the last observed renewal. Where the DCS itself is not read, the time at which the holder says it last reached the DCS. */
  renewedAt?: string;
  /** How regularly it is renewed, as seen here. */
  renewals?: {
    /** Milliseconds between two renewals: median and longest of the last ones. */
    medianMs: number;
    longestMs: number;
    /** How many were observed. */
    count: number;
  };
  /** Seconds that it lives without being renewed. */
  ttl?: number;
  /** Changes of holder since the cluster was made, where the DCS counts them. */
  transitions?: number;
  /** LSN in bytes that the leader wrote into the DCS last; where the DCS is not read, where the leader writes. */
  optime?: string;
  /** Positions of permanent slots in the DCS, LSN in bytes by name. */
  slots?: {
    [key: string]: string;
  };
  /** Id of the source. */
  source: string;
  /** ISO time. */
  observedAt: string;
};

/**
 * Patroni's dynamic configuration. Secrets are replaced by `***`; long values and long lists are cut, which `…` says.
 * @public
 */
export type PatroniSettingsView = {
  /** Seconds. */
  ttl?: number;
  loopWait?: number;
  retryTimeout?: number;
  /** Bytes. */
  maximumLagOnFailover?: number;
  maximumLagOnSyncnode?: number;
  synchronousMode?: 'off' | 'on' | 'quorum';
  synchronousModeStrict?: boolean;
  synchronousNodeCount?: number;
  failsafeMode?: boolean;
  usePgRewind?: boolean;
  useSlots?: boolean;
  standbyCluster?: {
    [key: string]: string;
  };
  /** Names of permanent slots. */
  slots: string[];
  /** PostgreSQL parameters that Patroni sets. */
  parameters: {
    [key: string]: string;
  };
  pgHba: string[];
  /** Id of the source. */
  source: string;
  /** ISO time. */
  observedAt: string;
};

/**
 * A replication slot of one node, from `pg_replication_slots`.
 * @public
 */
export type ReplicationSlot = {
  name: string;
  type: 'physical' | 'logical';
  active: boolean;
  /** Bytes of WAL that the slot keeps; absent where it reserves none or the role may not see it. */
  retainedBytes?: number;
  /** PostgreSQL's word, 13+: `reserved`, `extended`, `unreserved` or `lost`. */
  walStatus?: string;
};

/**
 * Status of a PostgresCluster of Crunchy PGO. It does not include leader, timeline or lag.
 * @public
 */
export type PostgresClusterStatus = {
  namespace: string;
  name: string;
  /** Whether the operator has seen the newest specification. */
  upToDate: boolean | 'unknown';
  postgresVersion?: number;
  paused?: boolean;
  shutdown?: boolean;
  /** One entry for each instance set. */
  instanceSets: {
    name: string;
    /** How many the specification asks for. */
    wanted?: number;
    /** How many there are. */
    replicas?: number;
    readyReplicas?: number;
    updatedReplicas?: number;
  }[];
  pgBouncer?: {
    replicas?: number;
    readyReplicas?: number;
  };
  backups: {
    repositories: {
      name: string;
      ready: boolean | 'unknown';
    }[];
    /** ISO time at which the last backup that PGO reports as successful was completed. */
    lastCompletedAt?: string;
    /** Failed runs that PGO still reports. */
    failed: number;
  };
  /** The last requested switchover, and whether the operator has carried it out. */
  switchover?: {
    requested: string;
    done: boolean;
  };
  conditions: {
    type: string;
    status: 'True' | 'False' | 'Unknown';
    reason?: string;
    message?: string;
    /** ISO time. */
    since?: string;
  }[];
  /** ISO time. */
  observedAt: string;
};

/**
 * "What happened, one for each fact: several backends on one plugin database write it once. `leader-changed` from
 * member to member; `timeline-switched` from number to number; `verdict-changed` from verdict to verdict;
 * `server-changed` HAProxy's judgement of a server, from its status to its status; `server-flapping` checks of a
 * server changed so often that the single changes are not kept; `action` a person did something, `to` is its outcome."
 * @public
 */
export type KindlerEventKind =
  | 'leader-changed'
  | 'timeline-switched'
  | 'verdict-changed'
  | 'server-changed'
  | 'server-flapping'
  | 'action';

/**
 * What happened, one for each fact: several backends on one plugin database write it once.
 * @public
 */
export type KindlerEvent = {
  /** Increases with time within one plugin database. */
  id: string;
  kind: KindlerEventKind;
  /** ISO time at which it was observed. */
  at: string;
  /** Database cluster that it concerns. */
  database: string;
  gateway?: string;
  proxy?: string;
  server?: string;
  member?: string;
  from?: string;
  to?: string;
  /** Set on `verdict-changed`. */
  verdict?: Verdict;
  /** Code of the worst finding at that time, set on `verdict-changed` to anything but `ok`. */
  finding?: string;
  /** Milliseconds for which clients could not write, set on `leader-changed` and `timeline-switched` once it is over. */
  outageMs?: number;
  /** How many changes there were since `at`, set on `server-flapping`; grows while they go on. */
  count?: number;
  /** Operation that it belongs to, set on `action`. */
  operation?: string;
  /** One plain sentence, English. */
  message: string;
  /** Code of the wording of `message`; not set on events that an older release wrote. */
  messageCode?: string;
  /** Values to build `message` in another language. */
  params?: {
    [key: string]: WordingValue;
  };
  /** Id of the source that showed it, see `SourceState`. */
  source?: string;
};

/** @public */
export type EventList = Observed & {
  /** Newest first. */
  items: KindlerEvent[];
  nextCursor?: string;
};

/**
 * What runs a database cluster. Of `none` there is PostgreSQL alone.
 * @public
 */
export type DatabaseManager = 'patroni' | 'pgo' | 'none';

/**
 * One member of a database cluster.
 * @public
 */
export type DatabaseMember = {
  name: string;
  /** From the DCS (the lock and the sync record), not from the node. */
  role: MemberRole;
  /** Patroni's word, open set: `running`, `streaming`, `stopped`, `start failed`, ... or `unknown`. */
  state: string;
  host?: string;
  port?: number;
  timeline?: number;
  lag?: Lag;
  receiveLag?: Lag;
  replayLag?: Lag;
  /** The node's own word: is PostgreSQL there a writable primary? `unknown` if the node did not answer. */
  writable: boolean | 'unknown';
  /** Where `writable` comes from. */
  writableSource?: string;
  patroniVersion?: string;
  /** PostgreSQL version number as reported, e.g. 150018. */
  serverVersion?: number;
  pendingRestart?: boolean;
  /** Parameter to `old -> new`, where Patroni tells (3.3+). */
  pendingRestartReason?: {
    [key: string]: string;
  };
  tags?: {
    [key: string]: string;
  };
  /** Member that it streams from, where that was seen; the leader and unconnected members have none. */
  upstream?: string;
  /** Slots of this node as SQL shows them; absent without a SQL role. */
  replicationSlots?: ReplicationSlot[];
  /** Client connections and their limit, by SQL. */
  connections?: {
    used: number;
    max: number;
  };
  /** ISO time of a restart that was scheduled in Patroni. */
  scheduledRestart?: string;
  /** ISO time of the last observation of this member by any source. */
  observedAt?: string;
};

/**
 * A row of the list of database clusters.
 * @public
 */
export type DatabaseSummary = {
  name: string;
  title?: string;
  /** Entity ref of the owner. */
  owner?: string;
  /** The Citus formation of which it is a group. Its clusters belong together; each has its own verdict. */
  formation?: {
    name: string;
    group: number;
  };
  managedBy: DatabaseManager;
  /** Namespace of Kubernetes, where the cluster was found in one. */
  namespace?: string;
  verdict: Verdict;
  /** ISO time since which the verdict stands. */
  since?: string;
  leader?: string;
  timeline?: number;
  memberCount: number;
  /** Largest lag of a replica; `unknown` wins over numbers. */
  maxLag?: Lag;
  /** The worst finding, where there is one. */
  worst?: Finding;
  findingCount: number;
  /** Oldest observation that the verdict rests on. */
  observedAt?: string;
  /** The open incident, or one that ended less than a minute ago. */
  incident?: {
    id: string;
    startedAt: string;
    /** ISO time of all clear; absent while it is open. */
    endedAt?: string;
  };
  /** Where it is reached; in lists only on request. */
  addresses?: DatabaseAddresses;
};

/**
 * What a developer asked for, and what was seen of it. `details` are those of its provider.
 * @public
 */
export type Environment =
  | DatabaseEnvironment
  | KubernetesEnvironment
  | OtherEnvironment;

/**
 * What environments of all providers have.
 * @public
 */
export type EnvironmentBase = {
  name: string;
  title?: string;
  /** Entity ref of the owner. */
  owner?: string;
  state: EnvironmentState;
  desired: EnvironmentDesiredState;
  observed?: ObservedEnvironmentState;
  /** Differences between what was asked for and what was observed. They are shown and not corrected automatically; none while an operation works on it. */
  drift: EnvironmentDrift[];
  /** Where it is to be known. */
  registrations: EnvironmentRegistrationStatus[];
  /** How to connect, as its provider says; never a password. None if the provider is not configured here. */
  connections: EnvironmentConnectionTarget[];
  createdAt: string;
  updatedAt: string;
  /** ISO time at which an operation last ended on it. */
  lastReconciledAt?: string;
  /** ISO time at which it is deleted; absent where it stays. */
  expiresAt?: string;
  /** Why the last operation failed. */
  error?: string;
  /** Operation that works on it now. */
  operationId?: string;
  /** Values of an older Kindler database that have no field here. */
  importNotes?: Wording[];
  /** Whether a port or the subnet of its record already belonged to another environment. */
  importConflict?: boolean;
  /** Whether it is never stopped or deleted, because `kindler.environments.protectedNames` names it. */
  protected?: boolean;
};

/**
 * A role and a database of its own behind a route.
 * @public
 */
export type DatabaseEnvironment = EnvironmentBase & {
  provider: 'database';
  details: {
    /** Route that it is reached through. */
    route: string;
    database: string;
    role: string;
  };
};

/**
 * A Kubernetes cluster in containers.
 * @public
 */
export type KubernetesEnvironment = EnvironmentBase & {
  provider: 'k3d' | 'kind';
  /** Its nodes, ports of the host, and the network; absent where they are not recorded. */
  details: {
    /** Image of the nodes, which says the version of Kubernetes. */
    image?: string;
    servers?: number;
    agents?: number;
    apiPort?: number;
    nodePort?: number;
    pfPort?: number;
    httpPort?: number;
    httpsPort?: number;
    subnet?: string;
    serverIp?: string;
  };
};

/**
 * An environment of a module's provider, or of an unknown one.
 * @public
 */
export type OtherEnvironment = EnvironmentBase & {
  /** `unknown` for a record of an older Kindler database whose provider is no name. */
  provider: EnvironmentProvider;
  details: {
    [key: string]: unknown;
  };
};

/** @public */
export type EnvironmentDesiredState = 'running' | 'stopped' | 'absent';

/**
 * `partial`: only some of it exists; `unknown`: nobody has looked.
 * @public
 */
export type EnvironmentObservedState =
  | 'running'
  | 'stopped'
  | 'absent'
  | 'partial'
  | 'unknown';

/**
 * What its provider observed last; absent until it has looked.
 * @public
 */
export type ObservedEnvironmentState = {
  state: EnvironmentObservedState;
  /** What is missing. */
  message?: string;
  /** `message`, for other languages. */
  messageWording?: Wording;
  /** ISO time at which it was seen; absent while every look failed. */
  observedAt?: string;
  /** Who saw it, e.g. `provider:database`. */
  source: string;
  /** Why newer observations failed; the other fields are from before. */
  fault?: string;
};

/**
 * One difference between what was asked for and what was seen.
 * @public
 */
export type EnvironmentDrift = {
  /** `environment`, or the kind of a registration. */
  subject: string;
  desired: string;
  observed: string;
  message?: string;
  /** `message`, for other languages. */
  messageWording?: Wording;
};

/**
 * `missing`: recorded, but not there. `extra`: there, but not recorded. `different`: there, but not as asked for.
 * `unknown`: it could not be determined.
 * @public
 */
export type DriftKind = 'missing' | 'extra' | 'different' | 'unknown';

/**
 * One difference between what is recorded of an environment and what is there.
 * @public
 */
export type DriftItem = {
  /** Name of the environment. */
  subject: string;
  kind: DriftKind;
  /** Id of the source in which it differs. */
  source: string;
  desired?: string;
  observed?: string;
  /** What differs, in words. */
  message: string;
  /** ISO time at which it was seen. */
  observedAt?: string;
  /** Whether there is a record of it. */
  environment?: boolean;
  /**
   * What a reconciliation would do; for `none` a person has to decide.
   */
  remedy: 'reconcile' | 'delete' | 'none';
  remedyText: string;
  /** `message`, for other languages. */
  messageWording?: Wording;
  /** `remedyText`, for other languages. */
  remedyWording?: Wording;
};

/**
 * One of the sets that are compared.
 * @public
 */
export type DriftSource = {
  /** `metadata`, `catalog`, or kind and name, e.g. `provider:k3d`, `registration:argocd`. */
  id: string;
  kind: 'metadata' | 'provider' | 'registration' | 'catalog';
  /** How many it holds; absent where that was not read, or not all of them may be seen. */
  count?: number;
  /** ISO time at which it was read. */
  observedAt?: string;
  /** How many things differ in it, by kind, of all that may be seen. */
  differences?: DriftCounts;
  /** Why nothing is concluded from it. A source that is empty while others hold something is a fault, too. */
  fault?: {
    message: string;
    hint: string;
    /** `message`, for other languages. */
    messageWording?: Wording;
    /** `hint`, for other languages. */
    hintWording?: Wording;
  };
};

/** @public */
export type DriftCounts = {
  total: number;
  missing: number;
  extra: number;
  different: number;
  unknown: number;
};

/**
 * `verified`: it was restored into a scratch database that then held the same rows. `unverified`: that was not tried
 * to the end. `failed`: it could not be restored. `missing`: its data is not in the folder.
 * @public
 */
export type BackupState = 'verified' | 'unverified' | 'failed' | 'missing';

/** @public */
export type Backup = {
  id: string;
  /** Name of the environment, or `kindler.database`. */
  source: string;
  /** Absent for the Kindler database. */
  environment?: string;
  /** Through which it was read. */
  route: string;
  database: string;
  /** Entity ref of the environment's owner at that time. */
  owner?: string;
  /** ISO time of its content. */
  takenAt: string;
  finishedAt: string;
  /** Id of the operation that made it. */
  operation: string;
  state: BackupState;
  /** ISO time of the last try to restore it, absent if there was none. */
  verifiedAt?: string;
  /** What was seen then. */
  verification?: Wording;
  /** Size of the file. */
  bytes: number;
  /** Of the file. */
  sha256: string;
  /** Id of the key that encrypts it; absent if it is not encrypted. */
  keyId?: string;
  serverVersion: string;
  tables: number;
  /** Of all tables, counted in the snapshot that was dumped. */
  rows: number;
};

/**
 * What there should be backups of, and how good they are.
 * @public
 */
export type BackupSourceState = {
  /** Name of the environment, or `kindler.database`. */
  name: string;
  /** Absent for the Kindler database. */
  environment?: string;
  /** The environment is not there any more. */
  gone?: boolean;
  count: number;
  /**
   * `ok` only if the newest backup was restored and is young enough.
   */
  status: 'ok' | 'warning';
  /** What is wrong with them. */
  notes: Wording[];
  /** ISO time of the content of the newest one. */
  newestAt?: string;
  /** ISO time of the content of the newest one that was restored. */
  verifiedAt?: string;
};

/** @public */
export type BackupList = Observed & {
  /** Whether `kindler.backups` is configured. */
  isConfigured: boolean;
  sources: BackupSourceState[];
  items: Backup[];
  /** Pass as `cursor` to get the next page; absent on the last one. */
  nextCursor?: string;
  /** Of all that match, not of this page alone. */
  summary: {
    total: number;
  };
};

/** @public */
export type CreateBackupRequest = {
  /** Name of the environment; the Kindler database if it is left out. */
  environment?: string;
  reason?: Reason;
};

/** @public */
export type RestoreBackupRequest = {
  /** Name of the new database; there must be none of this name. */
  database: string;
  /** Route behind which it is created; that of the backup if it is left out. */
  route?: string;
  reason: Reason;
};

/** @public */
export type DriftList = Observed & {
  /** ISO time at which the comparison began; it is made once for all who ask within seconds. */
  observedAt: string;
  /**
   * `ok` only where every source was read and every environment seen; `drift` where something is known to differ.
   */
  status: 'ok' | 'drift' | 'unknown';
  sources: DriftSource[];
  items: DriftItem[];
  /** Pass as `cursor` to get the next page; absent on the last one. */
  nextCursor?: string;
  /** Of all that match, not of this page alone. */
  summary: DriftCounts;
};

/** @public */
export type EnvironmentRegistrationState =
  | 'present'
  | 'absent'
  | 'partial'
  | 'unknown';

/** @public */
export type EnvironmentRegistrationStatus = {
  kind: string;
  details: {
    [key: string]: unknown;
  };
  /** What was seen of it when the environment was looked at. */
  observed: EnvironmentRegistrationState;
  message?: string;
  /** `message`, for other languages. */
  messageWording?: Wording;
};

/**
 * A way into an environment.
 * @public
 */
export type EnvironmentConnectionTarget =
  | {
      kind: 'postgresql';
      /** Name in `kindler.routes`. */
      route: string;
      database: string;
      user: string;
    }
  | {
      kind: 'link';
      title: string;
      url: string;
    };

/**
 * What would be made. Fields that Kindler chooses are open until the request is made.
 * @public
 */
export type EnvironmentCreationPlan = Observed & {
  environment: string;
  provider: EnvironmentProvider;
  details: EnvironmentDetails;
};

/**
 * Steps that bring an environment to what is asked for, or to what a change would ask for.
 * @public
 */
export type EnvironmentPlan = Observed & {
  environment: string;
  desired: EnvironmentDesiredState;
  observed: ObservedEnvironmentState;
  drift: EnvironmentDrift[];
  steps: EnvironmentPlanStep[];
};

/** @public */
export type EnvironmentPlanStep = {
  id: string;
  name: string;
  /** `name`, for other languages. */
  nameWording?: Wording;
  /** Whether it would change something; `unknown` if that cannot be told beforehand. */
  needed: boolean | 'unknown';
  /** Why it cannot be told, or what has its place. */
  message?: string;
  /** `message`, for other languages. */
  messageWording?: Wording;
};

/** @public */
export type ImportEnvironmentsRequest = {
  rows: EnvironmentRecord[];
  /** Record the other rows where some are refused. */
  partial?: boolean;
  /** Only compare, and answer what would happen. */
  dryRun?: boolean;
};

/**
 * What an older Kindler recorded about one environment, each value as text. Empty and missing values are ignored.
 * @public
 */
export type EnvironmentRecord = {
  /** Its place in the source; repeated in the answer. */
  line: number;
  /** Becomes the name of the environment; a DNS label. */
  name?: RecordedText;
  /** `k3d` or `kind`; without it `k3d`, as scripts of Kindler took. */
  provider?: RecordedText;
  nodePort?: RecordedText;
  pfPort?: RecordedText;
  httpPort?: RecordedText;
  httpsPort?: RecordedText;
  /** Network in CIDR notation. */
  subnet?: RecordedText;
  serverIp?: RecordedText;
  /** Whether it was registered with Portainer, as true or false are spelled in Kindler. */
  registerPortainer?: RecordedText;
  /** Whether HAProxy of Kindler had a route to it. */
  haproxyRoute?: RecordedText;
  /** `present` or `absent`. */
  desiredState?: RecordedText;
  actualState?: RecordedText;
  /** State as the web UI kept it. */
  status?: RecordedText;
  /** Times without a zone are UTC. */
  createdAt?: RecordedText;
  updatedAt?: RecordedText;
  lastReconciledAt?: RecordedText;
  /** Why it is not as it should be. */
  error?: string;
};

/** @public */
export type RecordedText = string;

/** @public */
export type EnvironmentImport = Observed & {
  dryRun: boolean;
  /** One for each row, in the same order. */
  items: EnvironmentImportItem[];
  /** How many of each outcome. */
  summary: {
    added: number;
    same: number;
    different: number;
    refused: number;
  };
};

/** @public */
export type EnvironmentImportItem = {
  line: number;
  name: string;
  /**
   * `same` and `different` are compared with the record that is there, which stays as it is.
   */
  outcome: 'added' | 'same' | 'different' | 'refused';
  /** By field, where the row says something. */
  differences: EnvironmentImportDifference[];
  /** Why it is refused. */
  problems: EnvironmentImportProblem[];
  /** Values of the row that have no field here; kept with the environment. */
  notes: Wording[];
};

/** @public */
export type EnvironmentImportDifference = {
  field: string;
  /** What is recorded here; empty where nothing is. */
  recorded: string;
  imported: string;
};

/** @public */
export type EnvironmentImportProblem = {
  /** Of the row, e.g. `httpPort`. */
  field: string;
  problem: Wording;
};

/** @public */
export type EnvironmentTitle = string;

/**
 * Settings for the provider or registration, as its `inputSchema` describes them.
 * @public
 */
export type EnvironmentDetails = {
  [key: string]: unknown;
};

/** @public */
export type RegistrationRequest = {
  /** Kind of one of the registrations that are configured here. */
  kind: string;
  details?: EnvironmentDetails;
};

/**
 * Where it is to be known, each kind once.
 * @public
 */
export type RegistrationRequests = RegistrationRequest[];

/** @public */
export type ReconcileEnvironmentRequest = {
  /** Only check, and answer what would happen. */
  dryRun?: boolean;
  reason?: Reason;
};

/**
 * What is left out stays as it is.
 * @public
 */
export type UpdateEnvironmentRequest = {
  title?: EnvironmentTitle;
  details?: EnvironmentDetails;
  registrations?: RegistrationRequests;
  ttl?: TimeToLive;
  /**
   * Format: date-time
   * ISO time with zone at which it is deleted; `null` lets it stay.
   */
  expiresAt?: string | null;
  /** Only check, and answer what would happen. */
  dryRun?: boolean;
  reason?: Reason;
};

/**
 * ISO 8601 duration from now until it is deleted, e.g. `P7D` or `PT12H`; instead of `expiresAt`.
 * @public
 */
export type TimeToLive = string;

/**
 * One of both.
 * @public
 */
export type ExtendEnvironmentRequest = {
  ttl?: TimeToLive;
  /**
   * Format: date-time
   * ISO time with zone at which it is deleted.
   */
  expiresAt?: string;
};

/** @public */
export type ProviderList = Observed & {
  items: ProviderDescription[];
  registrations: RegistrationDescription[];
};

/** @public */
export type ProviderDescription = {
  kind: EnvironmentProvider;
  availability: ProviderAvailability;
  capabilities: {
    /** Whether environments can be stopped and started again. */
    stop: boolean;
    /** Whether their details can be changed. */
    update: boolean;
    /** Whether passwords can be set. */
    credentials: boolean;
    /** Whether roles can be made for a limited time. */
    temporaryCredentials: boolean;
  };
  /** JSON Schema of the `details` of a request; without it there are none. */
  inputSchema?: {
    [key: string]: unknown;
  };
  /** Fields of `details` that get a free value where a request leaves them out; absent where there are none. */
  allocation?: EnvironmentAllocation[];
};

/**
 * A field of `details` that is allocated, and the value that a request would get now. Another request may take it
 * first.
 * @public
 */
export type EnvironmentAllocation = {
  field: string;
  /** What it is chosen from, from the first to the last, e.g. `18090-18999`. */
  range: string;
  /** A port, or a subnet in CIDR notation; absent where none is free, or the Kindler database is away. */
  next?: number | string;
};

/**
 * Whether environments can be created with it now. If not, POST /environments answers 503 with the same reason.
 * @public
 */
export type ProviderAvailability = {
  available: boolean;
  /** Why it cannot, e.g. that Docker does not run. */
  reason?: string;
  /** What helps. */
  hint?: string;
  /** `reason`, for other languages. */
  reasonWording?: Wording;
  /** `hint`, for other languages. */
  hintWording?: Wording;
};

/** @public */
export type RegistrationDescription = {
  kind: string;
  availability: ProviderAvailability;
  /** Kinds of the providers whose environments it takes; without it, all. */
  providers?: EnvironmentProvider[];
  /** Whether an environment that is registered with it can get roles for a limited time, where its provider makes none. */
  temporaryCredentials: boolean;
  /** JSON Schema of the `details` of a request; without it there are none. */
  inputSchema?: {
    [key: string]: unknown;
  };
};

/** @public */
export type EnvironmentAnswer = Observed & {
  item: Environment;
  freshness: Freshness;
};

/**
 * How to connect; never a password.
 * @public
 */
export type EnvironmentConnection = Observed & {
  environment: string;
  host: string;
  port: number;
  database: string;
  user: string;
  sslMode: SslMode;
  /** CA certificates that verify the server, in PEM: a file for `sslrootcert`. */
  caCertificate?: string;
  route: string;
  freshness: Freshness;
};

/**
 * Credentials that were just issued. The password is shown once and stored nowhere.
 * @public
 */
export type EnvironmentCredentials = {
  environment: string;
  host: string;
  port: number;
  database: string;
  user: string;
  password: string;
  sslMode: SslMode;
  /** CA certificates that verify the server, in PEM: a file for `sslrootcert`. */
  caCertificate?: string;
  /** Name of the role, where it is temporary. */
  id?: string;
  /** ISO time by the clock of the database, where it is temporary. */
  validUntil?: string;
};

/**
 * A role that was made for a limited time.
 * @public
 */
export type TemporaryCredential = {
  /** Name of the role. */
  id: string;
  /**
   * `valid` lets clients in; `ending` is over, and its role is about to be dropped.
   */
  state: 'valid' | 'ending';
  /** ISO time by the clock of the database; absent if somebody removed the limit. */
  validUntil?: string;
  /** Sessions that are open now on the server that accepts writes. */
  sessions: number;
  /** ISO time at which one of these sessions last did something; absent without any. */
  lastActiveAt?: string;
  /** Entity ref of who asked for it, or the subject of a service; absent where the record of it is gone. */
  requester?: string;
  reason?: string;
  /** ISO time. */
  issuedAt?: string;
};

/** @public */
export type TemporaryCredentialList = Observed & {
  /** By the end of their validity. */
  items: TemporaryCredential[];
  /** How long new ones are valid where nothing is asked for, as an ISO 8601 duration. */
  defaultTtl: string;
  /** How long new ones can be valid at most, as an ISO 8601 duration. */
  maxTtl: string;
};

/** @public */
export type RevokedCredential = Observed & {
  environment: string;
  id: string;
  /** False if nobody can log in with it any more, but the role still exists because others hold locks on what it owns. Dropping it is retried every minute. */
  dropped: boolean;
  /** Why it is still there. */
  message?: string;
};

/** @public */
export type EnvironmentList = Observed & {
  items: Environment[];
  /** Pass as `cursor` to get the next page; absent on the last one. */
  nextCursor?: string;
  /** Providers that can create environments here; none without `kindler.database` or `kindler.providers`. */
  providers: EnvironmentProvider[];
  freshness: Freshness;
  /** Of all that match, not of this page alone. */
  summary: EnvironmentSummary;
};

/**
 * Kind of an environment provider, e.g. `database`; a DNS label.
 * @public
 */
export type EnvironmentProvider = string;

/**
 * In one word. `changing`, `creating` and `deleting` while an operation works on it; `failed` also when it was seen to
 * be there in part or not at all.
 * @public
 */
export const ENVIRONMENT_STATES = [
  'unknown',
  'creating',
  'changing',
  'running',
  'stopped',
  'failed',
  'deleting',
] as const;

/**
 * In one word. `changing`, `creating` and `deleting` while an operation works on it; `failed` also when it was seen to
 * be there in part or not at all.
 * @public
 */
export type EnvironmentState = (typeof ENVIRONMENT_STATES)[number];

/**
 * How many there are, by state.
 * @public
 */
export type EnvironmentSummary = {
  total: number;
  /** Without states that none has. */
  states: {
    [key: string]: number;
  };
};

/** @public */
export type ErrorAnswer = {
  error: {
    name: string;
    message: string;
    /** Of a 400, each field that is wrong. */
    fields?: FieldProblem[];
  };
  response?: {
    statusCode?: number;
  };
};

/** @public */
export type FieldProblem = {
  /** Its place in the request, e.g. `registrations[0].details.services`; empty where it is the request as a whole. */
  field: string;
  /** What is wrong with it. */
  message: string;
  /** `message`, for other languages, where it has a translation. */
  wording?: Wording;
};

/**
 * One value with where and when it was seen.
 * @public
 */
export type Evidence = {
  /** What was looked at, e.g. `role of orders-2`. */
  label: string;
  /** What was seen, as text; `unknown` where nothing was. */
  value: string;
  /** The value, where it is a sentence of the server. */
  wording?: Wording;
  /** Id of the source, see `SourceState`. */
  source: string;
  /** ISO time of the observation. */
  observedAt?: string;
};

/**
 * A typed fault of one source. Never holds a secret.
 * @public
 */
export type Fault = {
  kind: FaultKind;
  /** Id of the source, e.g. `patroni-rest:orders/orders-1`. */
  source: string;
  /** What happened, in one sentence, English. */
  message: string;
  /** Code of the wording of `message`; absent where an older release kept the fault. */
  messageCode?: string;
  /** What to do next, in one sentence, English; names the configuration key where one helps. */
  hint: string;
  /** Code of the wording of `hint`. */
  hintCode?: string;
  /** Values to build `message` and `hint` in another language. */
  params?: {
    [key: string]: WordingValue;
  };
  /** SQLSTATE, or the code of the socket or TLS layer, e.g. `53300` or `ECONNREFUSED`. */
  code?: string;
};

/**
 * Why a source gave no usable answer. `auth` 401 or 403; `tls` certificate or handshake; `timeout` no answer in time;
 * `refused` nobody listens or the network is down; `parse` an answer that is not what it should be; `too-large` more
 * bytes than are read; `http` another HTTP status; `config` the source cannot be asked as it is configured.
 * @public
 */
export type FaultKind =
  | 'auth'
  | 'tls'
  | 'timeout'
  | 'refused'
  | 'parse'
  | 'too-large'
  | 'http'
  | 'config';

/**
 * A contradiction or fault that the evaluation found.
 * @public
 */
export type Finding = {
  /** Stable kebab-case code of the rule, e.g. `split-brain`. Translations key on it. */
  code: string;
  /** Rule number in the documentation, e.g. `S5`. */
  rule?: string;
  severity: Severity;
  /** It stays until a person acknowledges it. */
  acknowledgeable?: boolean;
  /** Database cluster, route or gateway that it concerns. */
  subject: {
    kind: 'database' | 'route' | 'gateway';
    name: string;
  };
  /** ISO time when the condition was first seen without interruption. */
  since: string;
  /** One plain sentence, English. */
  message: string;
  /** Code of the wording of `message`, where it is not `code`. */
  messageCode?: string;
  /** What to do next, English. */
  next: string;
  /** Code of the wording of `next`, where it is not `code` with `-next`. */
  nextCode?: string;
  /** Values to build `message` and `next` in another language. */
  params: {
    [key: string]: WordingValue;
  };
  evidence: Evidence[];
};

/** @public */
export type DatabaseFindingList = Observed & {
  items: Finding[];
};

/** @public */
export type FindingList = Observed & {
  items: ListedFinding[];
  /** Pass as `cursor` to get the next page; absent on the last one. */
  nextCursor?: string;
  /** Of all that match, not of this page alone. */
  summary: FindingSummary;
};

/**
 * How many there are, by severity and by rule.
 * @public
 */
export type FindingSummary = {
  total: number;
  severities: {
    critical: number;
    warning: number;
    info: number;
  };
  /** The worst first. */
  codes: {
    code: string;
    severity: Severity;
    count: number;
  }[];
};

/**
 * Whether an answer comes from the Kindler database now, from its last known content, or from nowhere because none is
 * configured; then `fault` says what to add.
 * @public
 */
export type Freshness = {
  status: 'live' | 'stale' | 'not-configured';
  /** ISO time when the rows were read. */
  observedAt?: string;
  fault?: Fault;
};

/**
 * One HAProxy instance.
 * @public
 */
export type Gateway = {
  name: string;
  title?: string;
  version?: string;
  /** Seconds since the process started, where a runtime socket is configured. */
  uptime?: number;
  statistics: GatewayStatistics;
  proxies: GatewayProxy[];
  /** Processes of the instance; absent without a master socket. */
  processes?: GatewayProcess[];
  /** What a reload of HAProxy would change, by the files that it reads then; absent where no file is read or either side is not known now. */
  reloadDifferences?: ReloadDifference[];
  sources: SourceState[];
  /** Rows of the statistics that could not be read, in words. */
  warnings: string[];
  /** ISO time of the last usable answer. */
  observedAt?: string;
};

/**
 * Name of a proxy or server of HAProxy.
 * @public
 */
export type HaproxyName = string;

/**
 * At least one of `state` and `weight`.
 * @public
 */
export type ServerStateRequest = {
  /** Proxy that holds the server. */
  proxy: HaproxyName;
  state?: ServerAdminState;
  /** Share of new connections, relative to the other servers; 0: none. */
  weight?: number;
  /** With `drain` and `maint`, whether sessions on the server are ended, too. */
  endSessions?: boolean;
  /** Close it even if no other server of the proxy is up and its clients are refused. */
  lastServer?: boolean;
  /** Why; kept with the operation and in the audit log. */
  reason: string;
};

/**
 * `ready` takes new clients as its checks say; `drain` takes none and keeps its sessions; `maint` is not even checked.
 * @public
 */
export type ServerAdminState = 'ready' | 'drain' | 'maint';

/**
 * All sessions of all old processes, or fewer.
 * @public
 */
export type EndOldSessionsRequest = {
  /** Only those of this process. */
  pid?: number;
  /** Only those of this proxy. */
  proxy?: HaproxyName;
  /** Only those on this server. */
  server?: HaproxyName;
  /** Why; kept with the operation and in the audit log. */
  reason: string;
};

/**
 * State, address or weight of a server that differs between a file and the running HAProxy.
 * @public
 */
export type ReloadDifference = {
  proxy: string;
  server: string;
  what: 'state' | 'address' | 'weight';
  /** In the running HAProxy. */
  running: string;
  /** After a reload. */
  kept: string;
  /** Path of the file that says so. */
  file: string;
};

/** @public */
export type GatewayDiscoveryAnswer = Observed & {
  item: GatewayDiscovery;
};

/**
 * What a running HAProxy and its files say about routes.
 * @public
 */
export type GatewayDiscovery = {
  gateway: string;
  statistics: GatewayStatistics;
  /** Files that were read for listeners and checks; none where no file is configured. */
  configurations: {
    path: string;
    /** Why it could not be read. */
    fault?: string;
  }[];
  proxies: DiscoveredProxy[];
};

/**
 * A proxy that holds servers.
 * @public
 */
export type DiscoveredProxy = {
  name: string;
  mode?: string;
  /** Where clients connect, as HAProxy writes it. */
  listeners: string[];
  listenersFrom: 'configuration' | 'statistics' | 'unknown';
  /** What its HTTP checks ask for, by the configuration. */
  checks: string[];
  servers: {
    name: string;
    address?: string;
    status: string;
    up: boolean | 'unknown';
    /** Database cluster with a member at this address. */
    database?: string;
    member?: string;
  }[];
  /** Configured routes through it. */
  routes: string[];
  /** What to add to kindler.routes; absent where a route leads through it, or to no known cluster. */
  proposal?: RouteProposal;
};

/**
 * An item of kindler.routes.
 * @public
 */
export type RouteProposal = {
  name: string;
  gateway: string;
  proxy: string;
  intent?: RouteIntent;
  listener?: {
    host?: string;
    port: number;
  };
  targets: {
    name: string;
    database: string;
    servers: string[];
  }[];
  /** What is not known and must be written by hand. */
  missing: ('intent' | 'listener')[];
};

/** @public */
export type ServerClientsList = Observed & {
  items: ServerClients[];
};

/**
 * Sessions on one server by the address that they come from.
 * @public
 */
export type ServerClients = {
  proxy: string;
  /** Absent of sessions that have none, e.g. of the statistics page. */
  server?: string;
  /**
   * `old`: in processes from before a reload.
   */
  process: 'current' | 'old';
  sessions: number;
  /** The most sessions first. */
  clients: {
    /** Absent where it is no address, e.g. a Unix socket. */
    address?: string;
    sessions: number;
  }[];
};

/**
 * Whether what is shown of a gateway's servers is current.
 * @public
 */
export type GatewayStatistics = {
  status: GatewayStatus;
  /** Id of the source that it comes from, see `SourceState`; while nothing is known, the source that is asked. */
  source?: string;
  observedAt?: string;
  /** Why the last question got no answer. */
  fault?: Fault;
};

/** @public */
export type GatewayAnswer = Observed & {
  item: Gateway;
};

/** @public */
export type GatewayList = Observed & {
  items: GatewaySummary[];
  /** Pass as `cursor` to get the next page; absent on the last one. */
  nextCursor?: string;
  /** Of all that match, not of this page alone. */
  summary: GatewayListSummary;
};

/**
 * How many there are, by what is known of them.
 * @public
 */
export type GatewayListSummary = {
  total: number;
  statuses: {
    fresh: number;
    stale: number;
    pending: number;
  };
};

/**
 * One HAProxy process. After a reload the former process stays until its sessions end; it checks no server any more,
 * so a failover does not cut them.
 * @public
 */
export type GatewayProcess = {
  pid: number;
  /**
   * `old`: from before a reload.
   */
  kind: 'current' | 'old';
  /** Seconds since it started. */
  uptime?: number;
  version?: string;
  /** Sessions that it holds; `unknown` where it did not answer. */
  sessions: number | 'unknown';
  /** Where they are, for servers with any. */
  servers: {
    proxy: string;
    server: string;
    sessions: number;
  }[];
};

/**
 * A frontend, backend or listen section.
 * @public
 */
export type GatewayProxy = {
  name: string;
  mode?: string;
  frontend?: {
    status: string;
    sessions?: number;
    sessionLimit?: number;
    sessionsTotal?: number;
  };
  /** Where its frontend listens; only told with `option socket-stats`. */
  listeners?: string[];
  backend?: {
    status: string;
    sessions?: number;
    sessionsTotal?: number;
    activeServers?: number;
    /** Of the servers in use. */
    weight?: number;
    queue?: number;
  };
  servers: GatewayServer[];
};

/**
 * One server line of HAProxy's statistics.
 * @public
 */
export type GatewayServer = {
  name: string;
  /** HAProxy's word: `UP`, `UP 2/3`, `DOWN`, `MAINT`, `DRAIN`, `no check`, ... */
  status: string;
  /** Whether it takes new connections: UP, `UP n/m` or `no check`, and no other server goes before it. */
  up: boolean | 'unknown';
  /** While `up` is not known: what it was when it was last seen. */
  lastUp?: boolean;
  address?: string;
  weight?: number;
  sessions?: number;
  /** Most sessions that it is given at once; absent without a limit. */
  sessionLimit?: number;
  /** Most sessions that it had at once. */
  sessionsMax?: number;
  sessionsTotal?: number;
  queue?: number;
  bytesIn?: number;
  bytesOut?: number;
  /** Check result with code and text, e.g. `L7STS 503`. */
  check?: string;
  /** Milliseconds that the last check took. */
  checkDuration?: number;
  /** Seconds since the last change of status. */
  lastChange?: number;
  /** Seconds in total that it was down. */
  downtime?: number;
  /** Failed checks, and changes from UP to DOWN. */
  checkFailures?: number;
  checkDowns?: number;
};

/**
 * '`fresh`: counts as evidence; `stale`: last known, at `observedAt`; `pending`: nothing was ever known.'
 * @public
 */
export type GatewayStatus = 'fresh' | 'stale' | 'pending';

/**
 * A row of the list of gateways.
 * @public
 */
export type GatewaySummary = {
  name: string;
  title?: string;
  version?: string;
  statistics: GatewayStatistics;
  /** As last known; absent where nothing was ever known. */
  proxyCount?: number;
  /** As last known; absent where nothing was ever known. */
  serverCount?: number;
  /** Servers that take new connections; absent while that is not known now. */
  serversUp?: number;
  /** While `serversUp` is not known: what it was when it was last seen. */
  lastServersUp?: number;
  observedAt?: string;
  sources: SourceState[];
};

/**
 * A leader change or timeline switch.
 * @public
 */
export type HistoryEntry = {
  kind: HistoryChangeKind;
  /** The operation that asked for a switchover. */
  operationId?: string;
  /** ISO time, absent where Patroni recorded none. */
  at?: string;
  /** Timeline that began. */
  timeline: number;
  leader?: string;
  /** LSN in bytes at which the former timeline ended. */
  lsn?: string;
  /** Text of PostgreSQL's history file. */
  reason?: string;
  /** 'Milliseconds for which clients could not write around this change: HAProxy had no server for writes, or sent them to members that refused them. Begin and end are each seen up to one interval of the observer late. Absent where no outage was seen or no gateway was known.' */
  outageMs?: number;
  /** 'This timeline gave way to an older one: what was committed on it is lost, at least so many bytes of WAL.' */
  lost?: {
    bytes?: number;
  };
  /** The newer timeline that gave way to this one. */
  returnedFrom?: number;
  source: string;
};

/**
 * `switchover` was asked for through this API, `failover` the former leader was seen to fail, `timeline` the same
 * leader began a new timeline, `back` an older timeline took the place of a newer one, `leader` another leads and
 * nothing says why.
 * @public
 */
export type HistoryChangeKind =
  | 'switchover'
  | 'failover'
  | 'timeline'
  | 'back'
  | 'leader';

/** @public */
export type HistoryList = Observed & {
  items: HistoryEntry[];
};

/**
 * A finding of any cluster.
 * @public
 */
export type ListedFinding = Finding & {
  /** Database cluster that it was found of; `subject` may be a route or a gateway before it. */
  database: string;
};

/**
 * Lag in bytes. `unknown` is a value, never drawn as 0; absent where lag has no meaning (leader).
 * @public
 */
export type Lag = number | 'unknown';

/**
 * Role of a member as Patroni names it, normalised over versions (`master` becomes `leader`).
 * @public
 */
export type MemberRole =
  | 'leader'
  | 'standby_leader'
  | 'sync_standby'
  | 'quorum_standby'
  | 'replica'
  | 'unknown';

/**
 * Fields of every answer that holds observed values.
 * @public
 */
export type Observed = {
  /** ISO time on the backend's clock when the answer was made. Ages are `now` minus `observedAt`. */
  now: string;
  /** Name that signals use for the database cluster, gateway, route or environment of this answer; only those who may read it get it. */
  mark?: string;
};

/**
 * Durable work made of steps.
 * @public
 */
export type Operation = {
  id: string;
  kind: OperationKind;
  /** What it works on. */
  subject: {
    kind: 'environment' | 'route' | 'gateway' | 'database' | 'backup';
    name: string;
  };
  status: OperationStatus;
  /** Entity ref of the user or subject of the service that asked. */
  requester: string;
  reason?: string;
  steps: OperationStep[];
  createdAt: string;
  startedAt?: string;
  finishedAt?: string;
  cancelRequested?: boolean;
  /** While it waits, for a time or until a person resumes it. */
  waiting?: {
    for: 'time' | 'person';
    since?: string;
    /** ISO time at which its step fails if it still waits; absent without a limit. */
    until?: string;
  };
  /** Id of the operation that has to end before this one can begin. */
  waitsFor?: string;
  /** What can be done about an operation that ended without success; only in answers about one operation, absent if nothing can be done. */
  next?: OperationNext[];
  /** Why it failed, what is left and how to go on, English. */
  error?: string;
  /** Code of the wording of `error`, where it has one. */
  errorCode?: string;
  /** Values to build `error` in another language. */
  errorParams?: {
    [key: string]: WordingValue;
  };
  /** Result values; never a secret. */
  result?: {
    [key: string]: string | number | boolean;
  };
};

/** @public */
export type OperationAnswer = Observed & {
  item: Operation;
};

/**
 * `retry`: carry it out again. `abandon`: complete a deletion without what cannot be removed here.
 * @public
 */
export type OperationNext = 'retry' | 'abandon';

/** @public */
export const OPERATION_KINDS = [
  'environment-create',
  'environment-delete',
  'environment-start',
  'environment-stop',
  'environment-update',
  'environment-reconcile',
  'environment-credentials',
  'route-migrate',
  'route-switch',
  'route-pooler',
  'gateway-server',
  'gateway-sessions',
  'backup-run',
  'backup-restore',
  'database-switchover',
  'database-cancel-switchover',
  'database-restart',
  'database-reinitialize',
  'database-pause',
  'database-resume',
] as const;

/** @public */
export type OperationKind = (typeof OPERATION_KINDS)[number];

/** @public */
export type OperationList = Observed & {
  items: Operation[];
  nextCursor?: string;
};

/** @public */
export type OperationLog = Observed & {
  items: OperationLogLine[];
};

/** @public */
export type OperationLogLine = {
  seq: number;
  at: string;
  level: 'info' | 'warn' | 'error';
  step?: string;
  /** English. */
  message: string;
  /** Code of the wording of `message`, where it has one. */
  messageCode?: string;
  /** Values to build `message` in another language. */
  params?: {
    [key: string]: WordingValue;
  };
};

/**
 * '`waiting`: a step waits for a time or a person. `undoing`: a step failed or the operation was cancelled and what it
 * did is being undone. `failed`: it ended without the wished result, `error` says what is left.'
 * @public
 */
export type OperationStatus =
  | 'pending'
  | 'running'
  | 'waiting'
  | 'undoing'
  | 'succeeded'
  | 'failed'
  | 'cancelled';

/** @public */
export type OperationStep = {
  /** Stays the same from version to version. */
  id: string;
  /** What it does, English. */
  name: string;
  /** Code of the wording of `name`, where it has one. */
  nameCode?: string;
  status:
    | 'pending'
    | 'running'
    | 'waiting'
    | 'done'
    | 'skipped'
    | 'failed'
    | 'undoing'
    | 'undone'
    | 'undo-failed';
  startedAt?: string;
  finishedAt?: string;
  /** What was observed, or why it failed, English. */
  message?: string;
  /** Code of the wording of `message`, where it has one. */
  messageCode?: string;
  /** Values to build `message` in another language. */
  params?: {
    [key: string]: WordingValue;
  };
};

/**
 * A named way through a gateway to a database cluster.
 * @public
 */
export type Route = {
  /** Connection poolers in front of the listener, as `<host>:<port>/<database>`; absent where there are none. */
  poolers?: string[];
  name: string;
  title?: string;
  owner?: string;
  intent: RouteIntent;
  gateway: string;
  /** Proxy (listen or backend) that holds the servers. */
  proxy: string;
  listener: {
    host: string;
    port: number;
  };
  targets: RouteTarget[];
  /** Name of the one target that takes new connections; `none`, `mixed` (several at once) and `unknown` are states of their own. */
  activeTarget: string;
  activeTargetKind: 'named' | 'none' | 'mixed' | 'unknown';
  /** Whether its databases can be migrated to another target. */
  migrates?: boolean;
  /** Why a switch cannot be asked for now, e.g. no admin socket; absent when it can. */
  switchBlocked?: Wording;
  /** Last switch, where one is known. */
  lastSwitch?: {
    operationId: string;
    from?: string;
    to: string;
    at: string;
    /** Milliseconds that a prober through the listener got no answer; absent when it was not measured. */
    gapMs?: number;
    /** Longest time in milliseconds that poolers held clients back; absent when none did. */
    heldMs?: number;
    outcome: 'succeeded' | 'rolled-back' | 'failed';
  };
  verdict: Verdict;
  findings: Finding[];
  /** What clients of the route get. */
  client?: RouteClient;
  observedAt?: string;
};

/** @public */
export type RouteAnswer = Observed & {
  item: Route;
};

/** @public */
export type RouteAvailability = {
  route: string;
  intent: RouteIntent;
  windows: AvailabilityWindow[];
};

/** @public */
export type RouteAvailabilityAnswer = Observed & {
  item: RouteAvailability;
};

/**
 * What clients of a route get, as this backend sees it: the client witness.
 * @public
 */
export type RouteClient = {
  /** Id of the source, `client:<route>`. */
  source: string;
  /** `host:port` of the listener. */
  target: string;
  /** The newest probe; absent before the first one ended. */
  last?: ClientProbe;
  /** ISO time of the last probe that was served. */
  servedAt?: string;
  /** Member that served it, where it is known. */
  servedBy?: string;
  /** ISO time of the first probe since then that was not served. */
  refusedSince?: string;
  /** HAProxy's counters show that others are served, but this backend is not. */
  onlyHere?: boolean;
  /** Milliseconds between two probes now: shorter while anything is in doubt. */
  everyMs: number;
};

/** @public */
export type RouteIntent = 'read-write' | 'read-only';

/** @public */
export type RouteList = Observed & {
  items: Route[];
  /** Pass as `cursor` to get the next page; absent on the last one. */
  nextCursor?: string;
  /** Of all that match, not of this page alone. */
  summary: VerdictSummary;
};

/**
 * A place that a route can lead to: servers of the route's proxy that belong to one database cluster.
 * @public
 */
export type RouteTarget = {
  name: string;
  title?: string;
  /** Name of the database cluster, see `Database`. */
  database: string;
  /** Server names in the route's proxy. */
  servers: string[];
  /**
   * `active` takes new connections; `standby` is drained or in maintenance; `unknown` HAProxy was not read.
   */
  state: 'active' | 'standby' | 'unknown';
  /** Of `servers`, those that HAProxy would send new connections to now; absent while that is not known. */
  serversUp?: string[];
  /** While `serversUp` is not known: what they were when they were last seen. */
  serversLastUp?: string[];
};

/**
 * A certificate that was shown by a source when it was asked.
 * @public
 */
export type SeenCertificate = {
  /** Id of the source. */
  source: string;
  subject?: string;
  /** ISO time. */
  expiresAt: string;
};

/**
 * How bad a finding is. `info` never changes the verdict.
 * @public
 */
export type Severity = 'critical' | 'warning' | 'info';

/**
 * The kinds of source from which facts come.
 * @public
 */
export type SourceKind =
  | 'patroni-rest'
  | 'kubernetes'
  | 'postgres-sql'
  | 'haproxy-stats'
  | 'haproxy-runtime'
  | 'haproxy-files'
  | 'pgbouncer'
  | 'client'
  | 'kindler-database';

/**
 * State of one source as this backend sees it.
 * @public
 */
export type SourceState = {
  /** `<kind>:<owner>/<name>`, unique within the backend. */
  id: string;
  kind: SourceKind;
  /** What is asked: a URL without credentials, a socket path, or `host:port`. */
  target: string;
  /**
   * `pending` until the first answer or fault.
   */
  status: 'ok' | 'unreachable' | 'pending';
  /** ISO time of the last usable answer. */
  observedAt?: string;
  /** ISO time since which the source has not answered. */
  failingSince?: string;
  fault?: Fault;
};

/**
 * How libpq protects a connection (`sslmode`): the strictest mode that connections were seen to pass, and `prefer`
 * where none was seen.
 * @public
 */
export type SslMode =
  | 'disable'
  | 'prefer'
  | 'require'
  | 'verify-ca'
  | 'verify-full';

/** @public */
export type MigrateRouteRequest = {
  /** Name of the target to migrate to. */
  target: string;
  /** Names of the databases. */
  databases: string[];
  method?: MigrationMethod;
  reason: Reason;
  /** Only look at both servers, and answer what would happen. */
  dryRun?: boolean;
};

/**
 * How databases are copied. `dump`, the default, copies while nobody can write. `logical` replicates while clients
 * write, until a person says go.
 * @public
 */
export const MIGRATION_METHODS = ['dump', 'logical'] as const;

/**
 * How databases are copied. `dump`, the default, copies while nobody can write. `logical` replicates while clients
 * write, until a person says go.
 * @public
 */
export type MigrationMethod = (typeof MIGRATION_METHODS)[number];

/** @public */
export type MigrationPlan = Observed & {
  route: string;
  from: string;
  to: string;
  method: MigrationMethod;
  databases: {
    name: string;
    /** Size at the source. */
    bytes: number;
    tables: number;
  }[];
  /** Whether it would be accepted. */
  possible: boolean;
  checks: ActionCheck[];
};

/**
 * Result of a switch's preflight.
 * @public
 */
export type SwitchPlan = Observed & {
  route: string;
  from: string;
  to: string;
  /** Whether a switch would be carried out. */
  possible: boolean;
  checks: ActionCheck[];
  /** The runtime commands that would be sent, in order. */
  commands: string[];
};

/** @public */
export type ChangePoolersRequest = {
  action: PoolerAction;
  reason: string;
};

/**
 * `resume`: end a pause. `reconnect`: close each connection to the server once its transaction has ended.
 * @public
 */
export type PoolerAction = 'resume' | 'reconnect';

/** @public */
export type SwitchRouteRequest = {
  /** Name of the target to move to. */
  target: string;
  reason: string;
  /** The target has another system identifier on purpose. Without it, a switch between different PostgreSQL systems is refused in preflight. */
  migration?: boolean;
  /** Whether the route's poolers hold clients back meanwhile, so that no transaction of theirs fails. Defaults to true where the route has poolers, and is refused where it has none. */
  pause?: boolean;
  /** Only run the preflight and answer what would happen. */
  dryRun?: boolean;
};

/**
 * A route followed hop by hop.
 * @public
 */
export type Trace = Observed & {
  route: string;
  intent: RouteIntent;
  verdict: Verdict;
  /** One sentence for the whole route. */
  message: Wording;
  tookMs: number;
  /** Kind of the hop at which the route breaks, or from which it could not be followed. */
  breaksAt?: string;
  /** In the order in which a client passes them, each kind once. `via` of the route's configuration names them. */
  hops: TraceHop[];
};

/**
 * One hop of a trace.
 * @public
 */
export type TraceHop = {
  /** `pooler`, `listener`, `proxy`, `server`, `member`, `sql`, or what another tracer of hops brings. */
  kind: string;
  /** What stands at this hop, e.g. `127.0.0.1:5000` or `orders-2`. */
  name: string;
  /** Where it is reached, where that is not its name. */
  address?: string;
  verdict: Verdict;
  /** One sentence: what was verified or what is wrong. */
  message: Wording;
  /** What to do where the hop is not `ok`. */
  next?: Wording;
  evidence: Evidence[];
  fault?: Fault;
  /** Milliseconds that this hop took, where it was measured on its own. */
  latencyMs?: number;
};

/**
 * Judgement of a database cluster, route or hop. `ok` needs evidence; without it the verdict is `unknown`.
 * @public
 */
export type Verdict = 'ok' | 'degraded' | 'critical' | 'unknown';

/**
 * How many there are, by verdict.
 * @public
 */
export type VerdictSummary = {
  total: number;
  verdicts: {
    ok: number;
    degraded: number;
    critical: number;
    unknown: number;
  };
};

/**
 * What one independent witness says about where writes go.
 * @public
 */
export type Witness = {
  kind: WitnessKind;
  /**
   * '`named` the witness names `members`; `none` it says there is nobody (of the client: it is not served); `served` only of the client: it is served, by whom is not known; `unknown` it was asked and does not know; `absent` it is not configured.'
   */
  status: 'named' | 'none' | 'served' | 'unknown' | 'absent';
  /** Member names; more than one only when the witness itself names several. */
  members: string[];
  /** Short facts to show under the name, e.g. `timeline 7`, `14 sessions`. */
  details: Wording[];
  /** Id of the source that spoke last, see `SourceState`. */
  source?: string;
  observedAt?: string;
  /** For `absent` and `unknown`: why, and how to add or repair the witness. */
  reason?: Wording;
};

/** @public */
export type WitnessKind = 'patroni' | 'postgres' | 'haproxy' | 'client';

/**
 * What each witness says; all of them are always there.
 * @public
 */
export type Witnesses = {
  /** Who holds the lock. */
  patroni: Witness;
  /** Who accepts writes. */
  postgres: Witness;
  /** Where clients are sent. */
  haproxy: Witness;
  /** What a client gets that connects through the listener of a route for writes; its statement takes precedence. */
  client: Witness;
};

/**
 * A sentence or a few words of the server that can be translated.
 * @public
 */
export type Wording = {
  /** Stable kebab-case code. Translations key on it. */
  code: string;
  /** Values to build `text` in another language. */
  params: {
    [key: string]: WordingValue;
  };
  /** English. */
  text: string;
};

/**
 * A value within a wording. A value that is itself a wording is translated, too; a list stands for its parts in a row.
 * @public
 */
export type WordingValue = string | number | Wording | Wording[];

/** @public */
export type ListEnvironmentsFilter = {
  /** Only those with this text in their names, addresses or findings; case does not matter. */
  q?: string;
  /** Only environments in this state. */
  state?: EnvironmentState;
  /** Only this provider. */
  provider?: string;
  /** Only this owner. */
  owner?: string;
  /** Rows per page, 1 to 500. */
  limit?: number;
  /** `nextCursor` of the previous page. */
  cursor?: string;
};

/** @public */
export type DeleteEnvironmentRequest = {
  /** In the query, because some proxies drop the body of a DELETE. */
  reason?: Reason;
};

/** @public */
export type ListDriftFilter = {
  /** Only those with this text in their names, addresses or findings; case does not matter. */
  q?: string;
  /** Only differences of this kind. */
  kind?: DriftKind;
  /** Rows per page, 1 to 500. */
  limit?: number;
  /** `nextCursor` of the previous page. */
  cursor?: string;
};

/** @public */
export type ListBackupsFilter = {
  /** Only those with this text in their names, addresses or findings; case does not matter. */
  q?: string;
  /** Only those of this environment, or of `kindler.database`. */
  source?: string;
  /** Only backups in this state. */
  state?: BackupState;
  /** Rows per page, 1 to 500. */
  limit?: number;
  /** `nextCursor` of the previous page. */
  cursor?: string;
};

/** @public */
export type ListDatabasesFilter = {
  /** Only those with this text in their names, addresses or findings; case does not matter. */
  q?: string;
  /** Only clusters with this verdict. */
  verdict?: Verdict;
  /** Only clusters with this manager. */
  kind?: DatabaseManager;
  /** Only clusters that were found in this namespace of Kubernetes. */
  namespace?: string;
  /** Only this owner. */
  owner?: string;
  /** Whether each row says at which addresses and through which gateways the cluster is reached. */
  addresses?: boolean;
  /** `worst` first, the default, or by `name`. To read all pages, sort by name: that order is stable. */
  sort?: 'worst' | 'name';
  /** Rows per page, 1 to 500. */
  limit?: number;
  /** `nextCursor` of the previous page. */
  cursor?: string;
};

/** @public */
export type ListEventsFilter = {
  /** Only this database cluster. */
  database?: string;
  /** Only this kind. */
  kind?: KindlerEventKind;
  /** Rows per page, 1 to 500. */
  limit?: number;
  /** `nextCursor` of the previous page. */
  cursor?: string;
};

/** @public */
export type ListIncidentsFilter = {
  /** Only this database cluster. */
  database?: string;
  /** Only open incidents, or only those that are over. */
  open?: boolean;
  /** Rows per page, 1 to 500. */
  limit?: number;
  /** `nextCursor` of the previous page. */
  cursor?: string;
};

/** @public */
export type ListFindingsFilter = {
  /** Only findings of this severity. */
  severity?: Severity;
  /** Only findings of the rule with this code. */
  code?: string;
  /** Only findings of this database cluster. */
  database?: string;
  /** Only findings of clusters with an incident, or only those of other clusters. */
  incident?: boolean;
  /** At most so many of one code and severity; `summary` counts all of them. */
  each?: number;
  /** Rows per page, 1 to 500. */
  limit?: number;
  /** `nextCursor` of the previous page. */
  cursor?: string;
};

/** @public */
export type ListGatewaysFilter = {
  /** Only those with this text in their names, addresses or findings; case does not matter. */
  q?: string;
  /** Only gateways whose statistics have this status. */
  status?: GatewayStatus;
  /** `worst` first, the default, or by `name`. To read all pages, sort by name: that order is stable. */
  sort?: 'worst' | 'name';
  /** Rows per page, 1 to 500. */
  limit?: number;
  /** `nextCursor` of the previous page. */
  cursor?: string;
};

/** @public */
export type ListRoutesFilter = {
  /** Only those with this text in their names, addresses or findings; case does not matter. */
  q?: string;
  /** Only routes with this verdict. */
  verdict?: Verdict;
  /** Only routes with this intent. */
  intent?: RouteIntent;
  /** Only routes through this gateway. */
  gateway?: string;
  /** Only routes that can lead to this database cluster. */
  database?: string;
  /** Only this owner. */
  owner?: string;
  /** `worst` first, the default, or by `name`. To read all pages, sort by name: that order is stable. */
  sort?: 'worst' | 'name';
  /** Rows per page, 1 to 500. */
  limit?: number;
  /** `nextCursor` of the previous page. */
  cursor?: string;
};

/** @public */
export type ListOperationsFilter = {
  /** `environment`, `route`, `gateway`, `database` or `backup`. */
  subjectKind?: string;
  /** Name of the subject. */
  subjectName?: string;
  /** Only this status. */
  status?: string;
  /** Rows per page, 1 to 500. */
  limit?: number;
  /** `nextCursor` of the previous page. */
  cursor?: string;
};

/**
 * The Kindler API. `TOptions` is how a caller says who it is: a token over HTTP, credentials within a backend. Failed
 * calls reject with the errors of `@backstage/errors`.
 * @public
 */
export interface KindlerApi<TOptions> {
  /**
   * Environments by name, from the Kindler database, or as last known and marked stale. Without `kindler.database` there
   * are none, `freshness.status` is `not-configured`, and `freshness.fault` says what to add.
   */
  listEnvironments(
    filter: ListEnvironmentsFilter,
    options: TOptions,
  ): Promise<EnvironmentList>;
  /** Checks a request as createEnvironment does, without recording or creating anything. */
  planEnvironmentCreation(
    request: Omit<CreateEnvironmentRequest, 'dryRun'>,
    options: TOptions,
  ): Promise<EnvironmentCreationPlan>;
  /** Creates an environment. */
  createEnvironment(
    request: Omit<CreateEnvironmentRequest, 'dryRun'> & WithIdempotencyKey,
    options: TOptions,
  ): Promise<OperationAnswer>;
  /** One environment. */
  getEnvironment(name: string, options: TOptions): Promise<EnvironmentAnswer>;
  /** Deletes an environment and its data. */
  deleteEnvironment(
    name: string,
    request: DeleteEnvironmentRequest,
    options: TOptions,
  ): Promise<OperationAnswer>;
  /** How to connect; never a password. */
  getEnvironmentConnection(
    name: string,
    options: TOptions,
  ): Promise<EnvironmentConnection>;
  /** Temporary credentials that were issued and are still there; never a password. */
  listEnvironmentCredentials(
    name: string,
    options: TOptions,
  ): Promise<TemporaryCredentialList>;
  /**
   * Issues credentials and shows them once. By default sets a new password of the environment's own role; the old one
   * stops working. With `kind: temporary` makes a role for a limited time, whose objects belong to the environment's
   * role; to rotate one, issue another and revoke it once nobody uses it.
   */
  createEnvironmentCredentials(
    name: string,
    request: CreateCredentialsRequest,
    options: TOptions,
  ): Promise<EnvironmentCredentials>;
  /** Revokes temporary credentials and ends their sessions at once; what they created stays with the environment. */
  revokeEnvironmentCredential(
    name: string,
    id: string,
    options: TOptions,
  ): Promise<RevokedCredential>;
  /** Extends the life of an environment, at once. */
  extendEnvironment(
    name: string,
    request: ExtendEnvironmentRequest,
    options: TOptions,
  ): Promise<EnvironmentAnswer>;
  /** Looks at an environment now, and says which steps a reconciliation would take. */
  planEnvironmentReconcile(
    name: string,
    request: Omit<ReconcileEnvironmentRequest, 'dryRun'>,
    options: TOptions,
  ): Promise<EnvironmentPlan>;
  /** Reconciles an environment: brings it from what is there to what was asked for. */
  reconcileEnvironment(
    name: string,
    request: Omit<ReconcileEnvironmentRequest, 'dryRun'>,
    options: TOptions,
  ): Promise<OperationAnswer>;
  /** Starts an environment that was stopped. */
  startEnvironment(
    name: string,
    request: ReasonRequest,
    options: TOptions,
  ): Promise<OperationAnswer>;
  /** Stops an environment; what it holds stays. */
  stopEnvironment(
    name: string,
    request: ReasonRequest,
    options: TOptions,
  ): Promise<OperationAnswer>;
  /** Checks a change as updateEnvironment does, looks at the environment now, and says which steps the change would take. */
  planEnvironmentUpdate(
    name: string,
    request: Omit<UpdateEnvironmentRequest, 'dryRun'>,
    options: TOptions,
  ): Promise<EnvironmentPlan>;
  /** Changes title, details or registrations of an environment. */
  updateEnvironment(
    name: string,
    request: Omit<UpdateEnvironmentRequest, 'dryRun'>,
    options: TOptions,
  ): Promise<OperationAnswer>;
  /** Says which records an import would add, which are there already, which differ, and which cannot be taken. */
  planEnvironmentImport(
    request: Omit<ImportEnvironmentsRequest, 'dryRun'>,
    options: TOptions,
  ): Promise<EnvironmentImport>;
  /**
   * Records environments that an older Kindler created. Creates, changes and removes nothing else. A row that differs
   * from an existing record is not recorded. All rows are recorded, or none; with `partial`, all but those that are
   * refused.
   */
  importEnvironments(
    request: Omit<ImportEnvironmentsRequest, 'dryRun'>,
    options: TOptions,
  ): Promise<EnvironmentImport>;
  /** Where records, providers and registrations of environments differ, and what would be done about it; changes nothing. */
  listDrift(filter: ListDriftFilter, options: TOptions): Promise<DriftList>;
  /** Providers that can create environments here, and registrations that can make them known elsewhere. */
  listProviders(options: TOptions): Promise<ProviderList>;
  /**
   * Backups, newest first; and for everything that should have backups, how old the newest restored one is. Without
   * `kindler.backups` there are none, and `isConfigured` is false.
   */
  listBackups(
    filter: ListBackupsFilter,
    options: TOptions,
  ): Promise<BackupList>;
  /**
   * Backs up the database of an environment or the Kindler database, and proves the backup by restoring it into a
   * scratch database.
   */
  createBackup(
    request: CreateBackupRequest & WithIdempotencyKey,
    options: TOptions,
  ): Promise<OperationAnswer>;
  /** Restores a backup into a new database, never over an existing one. */
  restoreBackup(
    id: string,
    request: RestoreBackupRequest & WithIdempotencyKey,
    options: TOptions,
  ): Promise<OperationAnswer>;
  /** Database clusters with their verdicts, the worst first. */
  listDatabases(
    filter: ListDatabasesFilter,
    options: TOptions,
  ): Promise<DatabaseList>;
  /** One database cluster: witnesses, members, gateways, findings, sources. */
  getDatabase(name: string, options: TOptions): Promise<DatabaseAnswer>;
  /** Timeline switches and leader changes. */
  getDatabaseHistory(name: string, options: TOptions): Promise<HistoryList>;
  /** Acknowledges a finding that would otherwise stay for ever, and answers the cluster with its new verdict. */
  acknowledgeFinding(
    name: string,
    request: AcknowledgeRequest,
    options: TOptions,
  ): Promise<DatabaseAnswer>;
  /** How long clients could write to one database cluster. */
  getDatabaseAvailability(
    name: string,
    options: TOptions,
  ): Promise<Availability>;
  /** What is wrong with one database cluster now. */
  getDatabaseFindings(
    name: string,
    options: TOptions,
  ): Promise<DatabaseFindingList>;
  /** One incident, from the first doubt to all clear. */
  getIncident(
    name: string,
    id: string,
    options: TOptions,
  ): Promise<IncidentAnswer>;
  /** Says what an action on a database cluster would do. */
  planDatabaseAction(
    name: string,
    action: DatabaseActionKind,
    request: Omit<DatabaseActionRequest, 'dryRun'>,
    options: TOptions,
  ): Promise<ActionPlan>;
  /** Acts on a database cluster. The operation succeeds when the effect was observed, whatever the status code said. */
  runDatabaseAction(
    name: string,
    action: DatabaseActionKind,
    request: Omit<DatabaseActionRequest, 'dryRun'> & WithIdempotencyKey,
    options: TOptions,
  ): Promise<OperationAnswer>;
  /** What happened, newest first. */
  listEvents(filter: ListEventsFilter, options: TOptions): Promise<EventList>;
  /** Incidents of database clusters, newest first. */
  listIncidents(
    filter: ListIncidentsFilter,
    options: TOptions,
  ): Promise<IncidentList>;
  /** Everything that is wrong now, worst first. */
  listFindings(
    filter: ListFindingsFilter,
    options: TOptions,
  ): Promise<FindingList>;
  /** HAProxy instances, those that do not answer first. */
  listGateways(
    filter: ListGatewaysFilter,
    options: TOptions,
  ): Promise<GatewayList>;
  /** One HAProxy instance with its proxies and servers. */
  getGateway(name: string, options: TOptions): Promise<GatewayAnswer>;
  /** The same as the gateway itself. */
  getGatewayStats(name: string, options: TOptions): Promise<GatewayAnswer>;
  /** Proxies of a running HAProxy, to which clusters they lead, and routes that are not configured yet. */
  discoverGateway(
    name: string,
    options: TOptions,
  ): Promise<GatewayDiscoveryAnswer>;
  /** Who is connected to each server of a running HAProxy. */
  listGatewayClients(
    name: string,
    options: TOptions,
  ): Promise<ServerClientsList>;
  /**
   * Opens, drains or closes one server of a gateway, or gives it another weight. Refused while a switch of a route
   * through the gateway is under way.
   */
  setServerState(
    name: string,
    server: HaproxyName,
    request: ServerStateRequest & WithIdempotencyKey,
    options: TOptions,
  ): Promise<OperationAnswer>;
  /** Ends sessions that processes from before a reload of HAProxy hold. */
  endOldSessions(
    name: string,
    request: EndOldSessionsRequest & WithIdempotencyKey,
    options: TOptions,
  ): Promise<OperationAnswer>;
  /** Named ways through gateways to database clusters, the worst first. */
  listRoutes(filter: ListRoutesFilter, options: TOptions): Promise<RouteList>;
  /** One route. */
  getRoute(name: string, options: TOptions): Promise<RouteAnswer>;
  /** How long clients of one route were served. */
  getRouteAvailability(
    name: string,
    options: TOptions,
  ): Promise<RouteAvailabilityAnswer>;
  /** Follows the route now: listener, proxy, server, member, SQL through the listener. */
  traceRoute(name: string, options: TOptions): Promise<Trace>;
  /** Looks at both servers, and says what a migration would do and what stands in its way. */
  planRouteMigration(
    name: string,
    request: Omit<MigrateRouteRequest, 'dryRun'>,
    options: TOptions,
  ): Promise<MigrationPlan>;
  /**
   * Migrates databases to the server of another target and moves the route there, after a person said go and until a
   * person confirms.
   */
  migrateRoute(
    name: string,
    request: Omit<MigrateRouteRequest, 'dryRun'> & WithIdempotencyKey,
    options: TOptions,
  ): Promise<OperationAnswer>;
  /** Says what a switch of the route would do. */
  planRouteSwitch(
    name: string,
    request: Omit<SwitchRouteRequest, 'dryRun'>,
    options: TOptions,
  ): Promise<SwitchPlan>;
  /** Moves the route to another target. */
  switchRoute(
    name: string,
    request: Omit<SwitchRouteRequest, 'dryRun'> & WithIdempotencyKey,
    options: TOptions,
  ): Promise<OperationAnswer>;
  /** Ends a pause of the route's poolers, or makes them reconnect to the server. */
  changePoolers(
    name: string,
    request: ChangePoolersRequest & WithIdempotencyKey,
    options: TOptions,
  ): Promise<OperationAnswer>;
  /** Operations, newest first. */
  listOperations(
    filter: ListOperationsFilter,
    options: TOptions,
  ): Promise<OperationList>;
  /** One operation with its steps. */
  getOperation(id: string, options: TOptions): Promise<OperationAnswer>;
  /** Log lines of an operation. */
  getOperationLog(id: string, options: TOptions): Promise<OperationLog>;
  /** Asks an operation to stop between steps and undo what it did. */
  cancelOperation(id: string, options: TOptions): Promise<OperationAnswer>;
  /** Resumes an operation that waits for a person. */
  resumeOperation(id: string, options: TOptions): Promise<OperationAnswer>;
  /**
   * Retries a failed or cancelled operation on an environment from its first step; what is done already is not done
   * twice.
   */
  retryOperation(
    id: string,
    request: ReasonRequest,
    options: TOptions,
  ): Promise<OperationAnswer>;
  /**
   * Completes a failed deletion without what cannot be removed here because its provider or registration is no longer
   * configured.
   */
  abandonOperation(
    id: string,
    request: AbandonOperationRequest,
    options: TOptions,
  ): Promise<OperationAnswer>;
}

/** @public */
export type KindlerCall = keyof KindlerApi<unknown>;

/**
 * How each call travels.
 * @public
 */
export const KINDLER_CALLS: Record<KindlerCall, KindlerCallDefinition> = {
  listEnvironments: {
    method: 'GET',
    path: '/v1/environments',
    status: 200,
    input: 'query',
  },
  planEnvironmentCreation: {
    method: 'POST',
    path: '/v1/environments',
    status: 200,
    input: 'body',
    dryRun: true,
  },
  createEnvironment: {
    method: 'POST',
    path: '/v1/environments',
    status: 202,
    input: 'body',
    dryRun: false,
    idempotent: true,
  },
  getEnvironment: {
    method: 'GET',
    path: '/v1/environments/{name}',
    status: 200,
  },
  deleteEnvironment: {
    method: 'DELETE',
    path: '/v1/environments/{name}',
    status: 202,
    input: 'query',
  },
  getEnvironmentConnection: {
    method: 'GET',
    path: '/v1/environments/{name}/connection',
    status: 200,
  },
  listEnvironmentCredentials: {
    method: 'GET',
    path: '/v1/environments/{name}/credentials',
    status: 200,
  },
  createEnvironmentCredentials: {
    method: 'POST',
    path: '/v1/environments/{name}/credentials',
    status: 200,
    input: 'body',
  },
  revokeEnvironmentCredential: {
    method: 'DELETE',
    path: '/v1/environments/{name}/credentials/{id}',
    status: 200,
  },
  extendEnvironment: {
    method: 'POST',
    path: '/v1/environments/{name}/extend',
    status: 200,
    input: 'body',
  },
  planEnvironmentReconcile: {
    method: 'POST',
    path: '/v1/environments/{name}/reconcile',
    status: 200,
    input: 'body',
    dryRun: true,
  },
  reconcileEnvironment: {
    method: 'POST',
    path: '/v1/environments/{name}/reconcile',
    status: 202,
    input: 'body',
    dryRun: false,
  },
  startEnvironment: {
    method: 'POST',
    path: '/v1/environments/{name}/start',
    status: 202,
    input: 'body',
  },
  stopEnvironment: {
    method: 'POST',
    path: '/v1/environments/{name}/stop',
    status: 202,
    input: 'body',
  },
  planEnvironmentUpdate: {
    method: 'POST',
    path: '/v1/environments/{name}/update',
    status: 200,
    input: 'body',
    dryRun: true,
  },
  updateEnvironment: {
    method: 'POST',
    path: '/v1/environments/{name}/update',
    status: 202,
    input: 'body',
    dryRun: false,
  },
  planEnvironmentImport: {
    method: 'POST',
    path: '/v1/environment-imports',
    status: 200,
    input: 'body',
    dryRun: true,
  },
  importEnvironments: {
    method: 'POST',
    path: '/v1/environment-imports',
    status: 200,
    input: 'body',
    dryRun: false,
  },
  listDrift: { method: 'GET', path: '/v1/drift', status: 200, input: 'query' },
  listProviders: { method: 'GET', path: '/v1/providers', status: 200 },
  listBackups: {
    method: 'GET',
    path: '/v1/backups',
    status: 200,
    input: 'query',
  },
  createBackup: {
    method: 'POST',
    path: '/v1/backups',
    status: 202,
    input: 'body',
    idempotent: true,
  },
  restoreBackup: {
    method: 'POST',
    path: '/v1/backups/{id}/restore',
    status: 202,
    input: 'body',
    idempotent: true,
  },
  listDatabases: {
    method: 'GET',
    path: '/v1/databases',
    status: 200,
    input: 'query',
  },
  getDatabase: { method: 'GET', path: '/v1/databases/{name}', status: 200 },
  getDatabaseHistory: {
    method: 'GET',
    path: '/v1/databases/{name}/history',
    status: 200,
  },
  acknowledgeFinding: {
    method: 'POST',
    path: '/v1/databases/{name}/acknowledgements',
    status: 200,
    input: 'body',
  },
  getDatabaseAvailability: {
    method: 'GET',
    path: '/v1/databases/{name}/availability',
    status: 200,
  },
  getDatabaseFindings: {
    method: 'GET',
    path: '/v1/databases/{name}/findings',
    status: 200,
  },
  getIncident: {
    method: 'GET',
    path: '/v1/databases/{name}/incidents/{id}',
    status: 200,
  },
  planDatabaseAction: {
    method: 'POST',
    path: '/v1/databases/{name}/{action}',
    status: 200,
    input: 'body',
    dryRun: true,
  },
  runDatabaseAction: {
    method: 'POST',
    path: '/v1/databases/{name}/{action}',
    status: 202,
    input: 'body',
    dryRun: false,
    idempotent: true,
  },
  listEvents: {
    method: 'GET',
    path: '/v1/events',
    status: 200,
    input: 'query',
  },
  listIncidents: {
    method: 'GET',
    path: '/v1/incidents',
    status: 200,
    input: 'query',
  },
  listFindings: {
    method: 'GET',
    path: '/v1/findings',
    status: 200,
    input: 'query',
  },
  listGateways: {
    method: 'GET',
    path: '/v1/gateways',
    status: 200,
    input: 'query',
  },
  getGateway: { method: 'GET', path: '/v1/gateways/{name}', status: 200 },
  getGatewayStats: {
    method: 'GET',
    path: '/v1/gateways/{name}/stats',
    status: 200,
  },
  discoverGateway: {
    method: 'GET',
    path: '/v1/gateways/{name}/discovered',
    status: 200,
  },
  listGatewayClients: {
    method: 'GET',
    path: '/v1/gateways/{name}/clients',
    status: 200,
  },
  setServerState: {
    method: 'POST',
    path: '/v1/gateways/{name}/servers/{server}/state',
    status: 202,
    input: 'body',
    idempotent: true,
  },
  endOldSessions: {
    method: 'POST',
    path: '/v1/gateways/{name}/sessions/end',
    status: 202,
    input: 'body',
    idempotent: true,
  },
  listRoutes: {
    method: 'GET',
    path: '/v1/routes',
    status: 200,
    input: 'query',
  },
  getRoute: { method: 'GET', path: '/v1/routes/{name}', status: 200 },
  getRouteAvailability: {
    method: 'GET',
    path: '/v1/routes/{name}/availability',
    status: 200,
  },
  traceRoute: { method: 'GET', path: '/v1/routes/{name}/trace', status: 200 },
  planRouteMigration: {
    method: 'POST',
    path: '/v1/routes/{name}/migrate',
    status: 200,
    input: 'body',
    dryRun: true,
  },
  migrateRoute: {
    method: 'POST',
    path: '/v1/routes/{name}/migrate',
    status: 202,
    input: 'body',
    dryRun: false,
    idempotent: true,
  },
  planRouteSwitch: {
    method: 'POST',
    path: '/v1/routes/{name}/switch',
    status: 200,
    input: 'body',
    dryRun: true,
  },
  switchRoute: {
    method: 'POST',
    path: '/v1/routes/{name}/switch',
    status: 202,
    input: 'body',
    dryRun: false,
    idempotent: true,
  },
  changePoolers: {
    method: 'POST',
    path: '/v1/routes/{name}/pooler',
    status: 202,
    input: 'body',
    idempotent: true,
  },
  listOperations: {
    method: 'GET',
    path: '/v1/operations',
    status: 200,
    input: 'query',
  },
  getOperation: { method: 'GET', path: '/v1/operations/{id}', status: 200 },
  getOperationLog: {
    method: 'GET',
    path: '/v1/operations/{id}/log',
    status: 200,
  },
  cancelOperation: {
    method: 'POST',
    path: '/v1/operations/{id}/cancel',
    status: 202,
  },
  resumeOperation: {
    method: 'POST',
    path: '/v1/operations/{id}/resume',
    status: 202,
  },
  retryOperation: {
    method: 'POST',
    path: '/v1/operations/{id}/retry',
    status: 202,
    input: 'body',
  },
  abandonOperation: {
    method: 'POST',
    path: '/v1/operations/{id}/abandon',
    status: 202,
    input: 'body',
  },
};
