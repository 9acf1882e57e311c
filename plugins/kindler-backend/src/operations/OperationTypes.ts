import type { JsonObject } from '@backstage/types';
import type {
  DatabaseActionKind,
  EnvironmentDesiredState,
  EnvironmentObservedState,
  OperationKind,
} from '@kindler/backstage-plugin-kindler-common';

/**
 * What each kind of operation is given, what it answers, and what its steps keep for each other. All of it is saved,
 * never holds a secret, and is read by later versions: fields come, and none that an operation under way has goes.
 */
export type OperationTypes = {
  'environment-create': EnvironmentTypes;
  'environment-delete': EnvironmentTypes;
  'environment-start': EnvironmentTypes;
  'environment-stop': EnvironmentTypes;
  'environment-update': EnvironmentTypes;
  'environment-reconcile': EnvironmentTypes;
  'environment-credentials': {
    /** `delivery` names the request that waits for the password. */
    input: { name: string; provider: string; delivery: string };
    result: {};
    state: {};
  };
  'route-switch': {
    input: {
      route: string;
      target: string;
      from: string;
      /** System identifier that must answer afterwards, as preflight saw it. */
      expectedSystem?: string;
    };
    result: { from: string; to: string; gapMs: number };
    state: {
      /** Administrative state of each server before the switch. */
      before?: Record<string, 'ready' | 'drain' | 'maint'>;
      kept?: boolean;
    };
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
    /** Absent, as all below, in operations of the first version. */
    details?: JsonObject;
    registrations?: Registration[];
    /** Registrations that are not wanted any more. */
    leaving?: Registration[];
    change?: { from: EnvironmentObservedState; to: EnvironmentDesiredState };
    /** ISO time; null where it shall stay, and left out where that does not change. */
    expiresAt?: string | null;
    /** Deleted because its time is over, unless that was put off meanwhile. */
    isExpired?: boolean;
    /** What is left behind where all is to go, because nobody can remove it: `provider <kind>`, `registration <kind>`. */
    abandoned?: string[];
  };
  result: { environment: string; state: string; leftBehind: string };
  state: {
    /** Details of a new environment, with what was allocated for it. */
    details?: JsonObject;
  };
};

type Registration = { kind: string; details: JsonObject };

type ActionTypes = {
  input: {
    database: string;
    action: DatabaseActionKind;
    /** Kind of the controller that it was planned for. */
    controller: 'patroni' | 'postgrescluster';
    member?: string;
    scheduledAt?: string;
    /** Who led, and on which timeline, when the action was planned. */
    leader?: string;
    timeline?: number;
    /** When PostgreSQL on the member had been started then; only compared with itself. */
    startedAt?: string;
    /** All members then. */
    members: string[];
    /** Whether HAProxy led writes to the leader then. */
    routed: boolean;
    /** Route through which the outage of writes can be measured. */
    probeRoute?: string;
  };
  result: {
    from: string;
    leader: string;
    timeline: number;
    scheduledAt: string;
    outageMs: number;
  };
  state: {
    startedAt?: string | null;
    /** Whether Patroni was asked to restart the member. */
    asked?: boolean;
    /** Whether Patroni took the order to reinitialize it. */
    taken?: boolean;
  };
};

export type OperationInput<TKind extends OperationKind> =
  OperationTypes[TKind]['input'];
