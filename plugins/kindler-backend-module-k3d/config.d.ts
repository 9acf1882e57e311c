export interface Config {
  kindler?: {
    providers?: {
      /** Environments that are Kubernetes clusters of k3d, where `@kindler/backstage-plugin-kindler-backend-module-k3d` is installed. */
      k3d?: {
        /** Image of the nodes, e.g. `rancher/k3s:v1.31.5-k3s1`; that of k3d when it is left out. */
        image?: string;
        /** Nodes of the control plane: 1, 3 or 5. Defaults to 1. */
        servers?: number;
        /** Nodes besides. Defaults to 0. */
        agents?: number;
        /** What each node may use at most. No limits when it is left out. */
        nodeLimits?: {
          /** Defaults to 4. */
          cpus?: number;
          /** Defaults to 8192. */
          memoryMiB?: number;
        };
        /** How many clusters are made, started or removed at a time. Defaults to 2. */
        parallel?: number;
        /** How long k3d may take to make a cluster. Defaults to 600. */
        createTimeoutSeconds?: number;
        /** How long API and nodes may take to be ready after that. Defaults to 300. */
        readyTimeoutSeconds?: number;
        /** Path of k3d, where it is not on the PATH. */
        program?: string;
        /** Path of docker, where it is not on the PATH. */
        docker?: string;
      };
    };
  };
}
