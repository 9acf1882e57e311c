/** A Kubernetes cluster in which namespaces may be made. */
export interface NamespaceCluster {
  /** DNS label that requests choose it by. */
  name: string;
  /** Path of a kubeconfig; without it the service account of the pod. */
  kubeconfigFile?: string;
  context?: string;
}

/** How much a namespace may use in all: quantities of Kubernetes. */
export interface NamespaceSize {
  cpu: string;
  memory: string;
  storage: string;
  pods: number;
}

/** How the provider is configured. */
export interface NamespaceSettings {
  /** At least one; the first is taken where none is asked for. */
  clusters: NamespaceCluster[];
  /** Field manager, and what `app.kubernetes.io/managed-by` says; another one for each portal of a cluster. */
  manager: string;
  /** Namespaces that are never touched, besides those of Kubernetes; `*` at the end stands for anything. */
  protectedNames: string[];
  /** What is not asked for. */
  defaults: NamespaceSize;
  /** The most that can be asked for. */
  most: NamespaceSize;
  /** Namespaces whose pods reach those of isolated environments. */
  allowFrom: string[];
  /** Labels that each namespace gets besides, e.g. those of Pod Security. */
  labels: Record<string, string>;
  /** How long a database may take to become ready, or its pods and those of workloads to end. */
  readyTimeoutMs: number;
  /** How long Kubernetes may take to remove a namespace. */
  deleteTimeoutMs: number;
}
