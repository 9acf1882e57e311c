import type { V1Namespace } from '@kubernetes/client-node';
import type { ProvidedEnvironment } from '@kindler/backstage-plugin-kindler-node';
import type { NamespaceSettings } from '../NamespaceSettings';
import { ENVIRONMENT, labelsOf, MANAGED_BY, OWNER, UID } from './labels';
import type { Manifest } from './Manifest';

/** What it is made with: what says whose it is, and never changes. */
export function newNamespace(name: string, manager: string) {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: { [MANAGED_BY]: manager, [ENVIRONMENT]: name },
    },
  } satisfies V1Namespace & Manifest;
}

/** The namespace with this UID as it shall be. */
export function namespaceManifest(
  environment: ProvidedEnvironment,
  { manager, labels }: NamespaceSettings,
  uid: string,
) {
  const { name, owner } = environment;
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: { ...labels, ...labelsOf(environment, manager) },
      annotations: { [UID]: uid, ...(owner && { [OWNER]: owner }) },
    },
  } satisfies V1Namespace & Manifest;
}
