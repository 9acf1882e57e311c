import type { KubernetesObject } from '@kubernetes/client-node';

/** An object as it shall be, with its name and namespace. */
export type Manifest = KubernetesObject & {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
};

/** Name of the objects that the provider keeps in a namespace. */
export const OBJECT_NAME = 'kindler';

/** What names one object in errors and logs. */
export function nameOf({ kind, metadata }: Manifest): string {
  const { name, namespace } = metadata;
  return namespace
    ? `${kind} '${name}' of namespace '${namespace}'`
    : `${kind.toLowerCase()} '${name}'`;
}
