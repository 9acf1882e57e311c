import type { JsonObject } from '@backstage/types';
import type {
  DatabaseActionKind,
  EnvironmentDesiredState,
  EnvironmentObservedState,
  OperationKind,
  PoolerAction,
  ServerAdminState,
} from '@kindler/backstage-plugin-kindler-common';

/**
 * Input, result and step state of each kind of operation. All of it is saved, so it must not hold a secret. Later
 * versions read it too: fields may be added, and no field may go that an unfinished operation has.
 */
export type OperationTypes = {
  'environment-create': EnvironmentTypes;
  'environment-delete': EnvironmentTypes;
  'environment-start': EnvironmentTypes;
  'environment-stop': EnvironmentTypes;
  'environment-update': EnvironmentTypes;
  'environment-reconcile': EnvironmentTypes;
  'environment-credentials': {
    /** `delivery` names the request that waits for the password; the details say behind which route the role is. */
    input: {
      name: string;
      provider: string;
      details: JsonObject;
      delivery: string;
    };
    result: {};
    state: {};
  };
  'route-switch': {
    input: {
      route: string;
      target: string;
      from: string;
      /** System identifier that must answer after the switch, as the preflight saw it. */
      expectedSystem?: string;
      /** False if clients are not to be held back by poolers. */
      pause?: boolean;
    };
    result: { from: string; to: string; gapMs: number; heldMs: number };
    state: {
      /** Administrative state of each server before the switch. */
      before?: Record<string, 'ready' | 'drain' | 'maint'>;
      kept?: boolean;
      /** Poolers that hold clients back during the move, as `<host>:<port>/<database>`. */
      poolers?: string[];
    };
  };
  'route-pooler': {
    input: { route: string; action: PoolerAction };
    result: {};
    state: {};
  };
  'route-migrate': {
    input: {
      route: string;
      target: string;
      from: string;
      databases: string[];
      /** System identifiers of the two servers, as the preflight saw them. */
      sourceSystem: string;
      expectedSystem: string;
      /** A dump if missing. */
      method?: 'dump' | 'logical';
      /** Clients are not held back by poolers: comparing takes too long for that. Missing in operations of the first version, like `locks`. */
      pause?: false;
      /** What nobody else may work on while clients are moved. */
      locks?: string[];
    };
    result: OperationTypes['route-switch']['result'] & {
      compared: number;
      readOnlyMs: number;
    };
    state: OperationTypes['route-switch']['state'] & {
      /** Milliseconds since the epoch at which the source became read-only. */
      closedAt?: number;
      /** The same by the clock of the source; sessions from before may write. */
      closedSince?: string;
      /** Roles made at the target. */
      roles?: string[];
      /** Connection limits of the databases at the source, before nobody was let in. */
      limits?: Record<string, number>;
      /** Time from which nobody is let in, by the clock of the source. */
      shutSince?: string;
      /** Whether clients may have written to the copies. */
      opened?: boolean;
    };
  };
  'gateway-server': {
    input: {
      gateway: string;
      proxy: string;
      server: string;
      state?: ServerAdminState;
      weight?: number;
      endSessions?: boolean;
    };
    result: {};
    state: {
      /** State and weight of the server before. */
      before?: { state: ServerAdminState; weight?: number };
      kept?: boolean;
    };
  };
  'gateway-sessions': {
    input: { gateway: string; pid?: number; proxy?: string; server?: string };
    result: { ended: number };
    state: {};
  };
  'backup-run': {
    input: {
      source: {
        name: string;
        kind: 'environment' | 'kindler-database';
        owner?: string;
        route: string;
        database: string;
      };
      /** Id of the backup to make. */
      backup: string;
    };
    result: {
      backup: string;
      bytes: number;
      tables: number;
      rows: number;
      verified: boolean;
    };
    state: {};
  };
  'backup-restore': {
    input: {
      backup: string;
      route: string;
      /** Name of the new one. */
      database: string;
      /** Role that may use it where it is there. Missing in operations of earlier versions. */
      user?: string;
    };
    result: { database: string; route: string; tables: number; rows: number };
    state: {};
  };
  'database-switchover': ActionTypes;
  'database-cancel-switchover': ActionTypes;
  'database-restart': ActionTypes;
  'database-reinitialize': ActionTypes;
  'database-pause': ActionTypes;
  'database-resume': ActionTypes;
};

type EnvironmentTypes = {
  input: {
    name: string;
    provider: string;
    owner?: string;
    title?: string;
    /** Missing in operations of the first version, like all fields below. */
    details?: JsonObject;
    registrations?: Registration[];
    /** Registrations to remove. */
    leaving?: Registration[];
    change?: { from: EnvironmentObservedState; to: EnvironmentDesiredState };
    /** ISO time; null for no expiry, missing if it does not change. */
    expiresAt?: string | null;
    /** The environment is deleted because it expired, unless the expiry was postponed meanwhile. */
    isExpired?: boolean;
    /** Parts that are left behind on deletion because nobody can remove them: `provider <kind>`, `registration <kind>`. */
    abandoned?: string[];
  };
  result: { environment: string; state: string; leftBehind: string };
  state: {
    /** Details of a new environment, including allocated values. */
    details?: JsonObject;
  };
};

type Registration = { kind: string; details: JsonObject };

/** One way of writes through a gateway, as it was before a switchover. */
export type SwitchoverWay = {
  route: string;
  proxy: string;
  /** Member that led. */
  leader: string;
  servers: Array<{
    server: string;
    member: string;
    address: string;
    port: number;
  }>;
  /** Connection poolers in front that hold clients back meanwhile, as `<host>:<port>/<database>`. */
  poolers?: string[];
};

type ActionTypes = {
  input: {
    database: string;
    action: DatabaseActionKind;
    /** Kind of the controller for which the action was planned. */
    controller: 'patroni' | 'postgrescluster';
    member?: string;
    scheduledAt?: string;
    /** The leader when the action was planned, and its timeline. */
    leader?: string;
    timeline?: number;
    /** Start time of the member's PostgreSQL at that moment. It is only compared with itself. */
    startedAt?: string;
    /** All members at that moment. */
    members: string[];
    /** Whether HAProxy sent writes to the leader at that moment. */
    routed: boolean;
    /** A route through which the write outage can be measured. */
    probeRoute?: string;
    /** Routes whose clients are taken along by a switchover. */
    assist?: string[];
    /** False if poolers hold no clients back meanwhile. */
    pause?: false;
  };
  result: {
    from: string;
    leader: string;
    timeline: number;
    scheduledAt: string;
    outageMs: number;
    /** Longest time that connection poolers held clients back. */
    heldMs: number;
  };
  state: {
    startedAt?: string | null;
    /** Whether Patroni was asked to restart the member. */
    asked?: boolean;
    /** Whether Patroni accepted the request to reinitialize the member. */
    taken?: boolean;
    ways?: SwitchoverWay[];
  };
};

export type OperationInput<TKind extends OperationKind> =
  OperationTypes[TKind]['input'];
