import type { RegisteredEnvironment } from '@kindler/backstage-plugin-kindler-node';
import type { KubernetesObject } from '@kubernetes/client-node';
import type { ArgocdSettings } from './ArgocdSettings';
import type { ApplicationRequest } from './argocdSchema';

export const ENVIRONMENT_LABEL = 'kindler.dev/environment';
export const REFRESH = 'argocd.argoproj.io/refresh';
/** When an application was asked for last. */
export const ASKED = 'kindler.dev/asked-at';
/** What was {@link ASKED} when a sync was requested. */
export const SYNC_ASKED = 'kindler.dev/sync-asked-for';
/** Lets Argo CD remove what it made before the application goes. */
export const CASCADE = 'resources-finalizer.argocd.argoproj.io';

export interface ClusterSecret extends KubernetesObject {
  data?: Record<string, string>;
}

/** Where an application leads: by the name of a cluster that is registered here, or by a URL that Argo CD knows. */
export type Destination = { name: string } | { server: string };

export interface ApplicationSpec {
  project: string;
  source: {
    repoURL: string;
    targetRevision: string;
    path?: string;
    chart?: string;
    helm?: { parameters: Array<{ name: string; value: string }> };
  };
  destination: { name?: string; server?: string; namespace: string };
  syncPolicy: object;
}

/** Of `status`, what is looked at. */
export interface ApplicationStatus {
  sync?: {
    status?: string;
    revision?: string;
    comparedTo?: { source?: object; destination?: object };
  };
  health?: { status?: string; message?: string };
  conditions?: Array<{ type: string; message?: string }>;
  reconciledAt?: string;
  operationState?: {
    phase?: string;
    message?: string;
    startedAt?: string;
    finishedAt?: string;
  };
  resources?: Array<{
    kind: string;
    name: string;
    namespace?: string;
    status?: string;
    health?: { status?: string; message?: string };
  }>;
}

export interface Application extends KubernetesObject {
  spec?: ApplicationSpec;
  status?: ApplicationStatus;
  operation?: object;
}

/** An application as it is asked for. */
export type WantedApplication = Application & {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace: string };
  spec: ApplicationSpec;
};

/** The keys of the Secret that holds a cluster. */
export function secretOf(
  { name }: Pick<RegisteredEnvironment, 'name'>,
  { namespace }: ArgocdSettings,
) {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: `cluster-${name}`, namespace },
  };
}

export function clusterSecret(
  environment: RegisteredEnvironment,
  settings: ArgocdSettings,
  data: Record<string, string>,
) {
  const secret = secretOf(environment, settings);
  return {
    ...secret,
    metadata: {
      ...secret.metadata,
      labels: {
        ...labelsOf(environment),
        'argocd.argoproj.io/secret-type': 'cluster',
      },
    },
    // Keys that are dropped from `stringData` would stay.
    data: Object.fromEntries(
      Object.entries(data).map(([key, value]) => [
        key,
        Buffer.from(value).toString('base64'),
      ]),
    ),
  };
}

export function applicationOf(
  { name }: Pick<RegisteredEnvironment, 'name'>,
  { namespace }: ArgocdSettings,
) {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace },
  };
}

export function application(
  environment: RegisteredEnvironment,
  settings: ArgocdSettings,
  {
    request,
    destination,
  }: { request: ApplicationRequest; destination: Destination },
): WantedApplication {
  const { repoURL, path, chart, targetRevision, parameters } = request;
  const base = applicationOf(environment, settings);
  return {
    ...base,
    metadata: {
      ...base.metadata,
      labels: labelsOf(environment),
      finalizers: [CASCADE],
    },
    spec: {
      project: request.project ?? settings.project,
      source: {
        repoURL,
        targetRevision: targetRevision ?? 'HEAD',
        ...(path !== undefined && { path }),
        ...(chart !== undefined && { chart }),
        ...(parameters && { helm: { parameters } }),
      },
      destination: {
        ...destination,
        namespace: request.namespace ?? environment.name,
      },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: ['CreateNamespace=true'],
      },
    },
  };
}

function labelsOf({ name, provider }: RegisteredEnvironment) {
  return {
    'app.kubernetes.io/managed-by': 'kindler',
    [ENVIRONMENT_LABEL]: name,
    'kindler.dev/provider': provider,
  };
}

/** Whether all that is wanted is there; more may be there. */
export function holds(found: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(found) &&
      found.length === wanted.length &&
      wanted.every((each, index) => holds(found[index], each))
    );
  }
  return typeof wanted === 'object' && wanted !== null
    ? typeof found === 'object' &&
        found !== null &&
        Object.entries(wanted).every(([key, value]) =>
          holds((found as Record<string, unknown>)[key], value),
        )
    : found === wanted;
}
