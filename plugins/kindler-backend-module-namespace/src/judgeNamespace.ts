import type { V1Namespace } from '@kubernetes/client-node';
import { ENVIRONMENT, MANAGED_BY, UID } from './manifests/labels';
import type { NamespaceSettings } from './NamespaceSettings';

/** Of Kubernetes itself. */
const PROTECTED = ['default', 'kube-*'];

export function isProtected(
  name: string,
  { protectedNames }: Pick<NamespaceSettings, 'protectedNames'>,
): boolean {
  return [...PROTECTED, ...protectedNames].some(pattern =>
    pattern.endsWith('*')
      ? name.startsWith(pattern.slice(0, -1))
      : name === pattern,
  );
}

/**
 * Why a namespace is not the environment's and must be left alone; undefined where it is. Labels alone do not make it
 * ours: the API server keeps who wrote them, and a copy has another UID than the one that is written on it.
 */
export function foreignReason(
  { metadata }: V1Namespace,
  settings: Pick<NamespaceSettings, 'manager' | 'protectedNames'>,
): string | undefined {
  const { name = '', uid, labels, annotations, managedFields } = metadata ?? {};
  const { manager } = settings;
  if (isProtected(name, settings)) {
    return 'it is protected';
  }
  if (labels?.[MANAGED_BY] !== manager || labels[ENVIRONMENT] !== name) {
    return `it was not made by '${manager}'`;
  }
  const written = annotations?.[UID];
  if (written !== undefined && written !== uid) {
    return 'it is a copy or was restored: its UID is another one than what is written on it';
  }
  return managedFields?.some(entry => entry.manager === manager)
    ? undefined
    : `its labels were not written by '${manager}'`;
}

/** What keeps a namespace from ending, in the words of Kubernetes, with the finalizers. */
export function endingReason({ spec, status }: V1Namespace): string {
  const left = (status?.conditions ?? [])
    .filter(({ status: is, message }) => is === 'True' && message)
    .map(({ message }) => message);
  const finalizers = spec?.finalizers?.join(', ');
  return left.length > 0
    ? left.join('; ')
    : `Kubernetes has yet to finish it${finalizers ? ` (${finalizers})` : ''}`;
}
