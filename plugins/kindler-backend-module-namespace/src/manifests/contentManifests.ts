import type {
  V1LimitRange,
  V1NetworkPolicy,
  V1ResourceQuota,
  V1ServiceAccount,
} from '@kubernetes/client-node';
import type { NamespaceSpec } from '../NamespaceSpec';
import { CONTAINER } from './containerSize';
import { OBJECT_NAME, type Manifest } from './Manifest';

const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** Where an object belongs. */
export interface Place {
  namespace: string;
  labels: Record<string, string>;
}

const metadata = ({ namespace, labels }: Place, name = OBJECT_NAME) => ({
  name,
  namespace,
  labels,
});

/** Limits what all pods use together. Where the environment is stopped, no pod is let in. */
export function quotaManifest(
  place: Place,
  { cpu, memory, storage, pods }: NamespaceSpec,
  isStopped: boolean,
) {
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: metadata(place),
    spec: {
      hard: {
        'requests.cpu': cpu,
        'limits.cpu': cpu,
        'requests.memory': memory,
        'limits.memory': memory,
        'requests.storage': storage,
        pods: isStopped ? '0' : String(pods),
      },
    },
  } satisfies V1ResourceQuota & Manifest;
}

/** Says what containers get that ask for nothing. */
export function limitsManifest(place: Place) {
  return {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: metadata(place),
    spec: {
      limits: [
        {
          type: 'Container',
          _default: CONTAINER.limits,
          defaultRequest: CONTAINER.requests,
        },
      ],
    },
  } satisfies V1LimitRange & Manifest;
}

/** Lets in what comes from the namespace itself and from those that are configured; from everywhere where it is not isolated. */
export function networkManifest(
  place: Place,
  { isolated }: NamespaceSpec,
  allowFrom: string[],
) {
  const inside = { podSelector: {} };
  const others = {
    namespaceSelector: {
      matchExpressions: [
        { key: NAMESPACE_NAME, operator: 'In', values: allowFrom },
      ],
    },
  };
  const peers = allowFrom.length > 0 ? [inside, others] : [inside];
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadata(place),
    spec: {
      podSelector: {},
      policyTypes: ['Ingress'],
      // The client sends `from` only under this name.
      ingress: isolated ? [{ _from: peers }] : [{}],
    },
  } satisfies V1NetworkPolicy & Manifest;
}

/** An identity without rights, whose token is in no pod that does not ask for it. */
export function accountManifest(place: Place) {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: metadata(place),
    automountServiceAccountToken: false,
  } satisfies V1ServiceAccount & Manifest;
}
