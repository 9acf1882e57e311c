import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const AT = 'kindler.registrations.argocd';

/** How the registration is configured. */
export interface ArgocdSettings {
  /** Kubeconfig of the cluster that Argo CD runs in; the pod's service account when it is left out. */
  kubeconfigFile?: string;
  context?: string;
  /** Namespace of Argo CD. */
  namespace: string;
  /** AppProject of applications that ask for none. */
  project: string;
  /** How long an application may take to be synced and healthy, and to go. */
  deadlineMs: number;
}

/** @throws InputError that names the key */
export function readArgocdSettings(config?: Config): ArgocdSettings {
  const seconds = config?.getOptionalNumber('deadlineSeconds') ?? 180;
  if (!Number.isInteger(seconds) || seconds < 10 || seconds > 7200) {
    throw new InputError(
      `${AT}.deadlineSeconds is ${seconds}; write a whole number between 10 and 7200`,
    );
  }
  return {
    kubeconfigFile: config?.getOptionalString('kubeconfigFile'),
    context: config?.getOptionalString('context'),
    namespace: config?.getOptionalString('namespace') ?? 'argocd',
    project: config?.getOptionalString('project') ?? 'default',
    deadlineMs: seconds * 1000,
  };
}
