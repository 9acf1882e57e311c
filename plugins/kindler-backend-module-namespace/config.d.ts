export interface Config {
  kindler?: {
    providers?: {
      /**
       * Environments that are namespaces of Kubernetes clusters, where `@kindler/backstage-plugin-kindler-backend-module-namespace`
       * is installed. Without this section the provider is not there.
       */
      namespace?: {
        /** Clusters in which namespaces may be made; the first is taken where none is asked for. */
        clusters: Array<{
          /** DNS label. */
          name: string;
          /** Path of a kubeconfig; without it the service account of the pod. */
          kubeconfigFile?: string;
          context?: string;
        }>;
        /**
         * Field manager, and value of the label `app.kubernetes.io/managed-by`. Portals that share a cluster need different
         * ones. Defaults to `kindler`; environments that were made under another one are left alone.
         */
        manager?: string;
        /** Namespaces that are never touched, besides `default` and `kube-*`; `*` at the end stands for anything. */
        protected?: string[];
        /** What is not asked for. */
        defaults?: {
          /** Defaults to 4. */
          cpu?: string | number;
          /** Defaults to 8Gi. */
          memory?: string;
          /** Defaults to 20Gi. */
          storage?: string;
          /** Defaults to 30. */
          pods?: number;
        };
        /** The most that can be asked for. */
        most?: {
          /** Defaults to 16. */
          cpu?: string | number;
          /** Defaults to 64Gi. */
          memory?: string;
          /** Defaults to 500Gi. */
          storage?: string;
          /** Defaults to 200. */
          pods?: number;
        };
        /** Namespaces whose pods reach those of isolated environments, e.g. of the ingress controller. */
        allowFrom?: string[];
        /** Labels that each namespace gets besides, e.g. those of Pod Security. */
        labels?: { [label: string]: string };
        /** How long a database may take to be ready, or pods to end. Defaults to 600. */
        readyTimeoutSeconds?: number;
        /** How long Kubernetes may take to remove a namespace. Defaults to 600. */
        deleteTimeoutSeconds?: number;
      };
    };
  };
}
