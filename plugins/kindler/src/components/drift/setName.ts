import type { KindlerTranslate } from '../../translation';

/**
 * A compared set as people call it, e.g. `Argo CD`; by its id where we know no name.
 */
export function setName(id: string, t: KindlerTranslate): string {
  if (id === 'metadata') {
    return t('drift.set.metadata');
  }
  if (id === 'catalog') {
    return t('drift.set.catalog');
  }
  const [kind, ...rest] = id.split(':');
  const name = rest.join(':');
  if (kind === 'provider') {
    return name === 'database'
      ? t('drift.set.databases')
      : t('drift.set.clusters', { provider: name });
  }
  if (kind === 'registration') {
    return kindName(name, t);
  }
  return id;
}

/**
 * What a registration makes an environment known at.
 */
export function kindName(kind: string, t: KindlerTranslate): string {
  if (kind === 'haproxy') {
    return t('drift.set.hosts');
  }
  return kind === 'argocd' ? 'Argo CD' : kind;
}
