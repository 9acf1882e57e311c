import type { Fault } from './observation';

/**
 * What Kubernetes runs a database cluster with, from the outside in.
 * @public
 */
export interface KubernetesLayers {
  namespace: string;
  /** Kind of object that Patroni keeps its records in; absent where they are elsewhere. */
  records?: 'endpoints' | 'configmaps';
  pods: KubernetesPod[];
  services: KubernetesService[];
  /** Kinds of objects that could not be read lately, and why: what only they tell is not known. */
  unread?: Array<{ resource: string; fault: Fault }>;
  /** Id of the source. */
  source: string;
  /** ISO time. */
  observedAt: string;
}

/** @public */
export interface KubernetesPod {
  name: string;
  /** Member that runs in it; absent for poolers, repo hosts and jobs. */
  member?: string;
  /** PGO's instance set. */
  instanceSet?: string;
  node?: string;
  ip?: string;
  /** Kubernetes' word: `Pending`, `Running`, `Succeeded`, `Failed`, `Unknown`; absent where nobody reports. */
  phase?: string;
  ready: boolean | 'unknown';
  /** ISO time. */
  startedAt?: string;
  deleting?: boolean;
  /** Why PostgreSQL in it does not run, or may not, e.g. `container waiting (CrashLoopBackOff)`, `node lost`. */
  trouble?: string;
  containers: Array<{
    name: string;
    ready: boolean | 'unknown';
    restarts: number;
    /** `running`, `waiting` or `terminated`. */
    state?: string;
    /** E.g. `CrashLoopBackOff`. */
    reason?: string;
  }>;
}

/** @public */
export interface KubernetesService {
  name: string;
  type?: string;
  /** What it is for, as far as its labels or selector tell. */
  leadsTo: 'leader' | 'replicas' | 'other';
  /** Name of another Service that it leads to. */
  via?: string;
  /** `host:port` of its EndpointSlices or Endpoints, of what gets clients. */
  endpoints: string[];
  /** Pods that they belong to. */
  pods: string[];
  /** Whether its Endpoints are where the lock says; `unknown` where that cannot be compared. */
  agrees: boolean | 'unknown';
}

/**
 * A certificate that was shown by a source when it was asked.
 * @public
 */
export interface SeenCertificate {
  /** Id of the source. */
  source: string;
  subject?: string;
  /** ISO time. */
  expiresAt: string;
}
