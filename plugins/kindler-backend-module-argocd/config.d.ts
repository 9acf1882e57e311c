export interface Config {
  kindler?: {
    registrations?: {
      /** Makes environments known to Argo CD, where `@kindler/backstage-plugin-kindler-backend-module-argocd` is installed. */
      argocd?: {
        /** Path of a kubeconfig of the cluster that Argo CD runs in; without it the service account of the pod. */
        kubeconfigFile?: string;
        context?: string;
        /** Namespace of Argo CD. Defaults to `argocd`. */
        namespace?: string;
        /** AppProject of applications that ask for none. Defaults to `default`. */
        project?: string;
        /** How long an application may take to be synced and healthy, and to go. Defaults to 180. */
        deadlineSeconds?: number;
      };
    };
  };
}
