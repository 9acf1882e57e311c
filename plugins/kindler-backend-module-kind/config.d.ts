export interface Config {
  kindler?: {
    providers?: {
      /** Environments that are Kubernetes clusters of kind, where `@kindler/backstage-plugin-kindler-backend-module-kind` is installed. */
      kind?: {
        /** Image of the nodes, e.g. `kindest/node:v1.31.12`; that of kind when it is left out. */
        image?: string;
        /** Nodes besides the control plane, which is one node. Defaults to 0. */
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
        /** How long kind may take to make a cluster. Defaults to 600. */
        createTimeoutSeconds?: number;
        /** How long API and nodes may take to be ready after that. Defaults to 300. */
        readyTimeoutSeconds?: number;
        /** Path of kind, where it is not on the PATH. */
        program?: string;
        /** Path of docker, where it is not on the PATH. */
        docker?: string;
      };
    };
  };
}
