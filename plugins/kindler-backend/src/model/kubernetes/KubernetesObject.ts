/** The fields that are read of Kubernetes objects of any kind. Times are texts in events and dates in lists. */
export interface KubernetesObject {
  metadata?: {
    name?: string;
    namespace?: string;
    resourceVersion?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    deletionTimestamp?: unknown;
    ownerReferences?: Array<{ kind?: string; controller?: boolean }>;
  };
  /** Of Endpoints. */
  subsets?: Array<{
    addresses?: Array<{ ip?: string; targetRef?: TargetRef }>;
    ports?: Array<{ port?: number }>;
  }>;
  /** Of EndpointSlices. */
  endpoints?: Array<{
    addresses?: string[];
    conditions?: { ready?: boolean };
    targetRef?: TargetRef;
  }>;
  /** Of EndpointSlices. */
  ports?: Array<{ port?: number }>;
  /** Of Pods and Services. */
  spec?: {
    nodeName?: string;
    containers?: Array<{ name?: string }>;
    type?: string;
    selector?: Record<string, string>;
    clusterIP?: string;
    clusterIPs?: string[];
    externalName?: string;
  };
  /** Of Pods. */
  status?: {
    phase?: string;
    reason?: string;
    podIP?: string;
    podIPs?: Array<{ ip?: string }>;
    startTime?: unknown;
    conditions?: Array<{ type?: string; status?: string; reason?: string }>;
    containerStatuses?: ContainerStatus[];
    initContainerStatuses?: ContainerStatus[];
  };
}

export interface TargetRef {
  kind?: string;
  name?: string;
}

export interface ContainerStatus {
  name?: string;
  ready?: boolean;
  restartCount?: number;
  state?: {
    running?: object;
    waiting?: { reason?: string };
    terminated?: { reason?: string; exitCode?: number };
  };
}
