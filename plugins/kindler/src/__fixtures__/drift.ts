import type {
  DriftCounts,
  DriftItem,
  DriftList,
  DriftSource,
  ListDriftFilter,
} from '@kindler/backstage-plugin-kindler-common';
import { ago, NOW } from './times';

export const driftItems: DriftItem[] = [
  {
    subject: 'preview-490',
    kind: 'different',
    source: 'provider:database',
    desired: 'running',
    observed: 'stopped',
    observedAt: ago(180),
    message: "'preview-490' is to be running and is stopped",
    environment: true,
    remedy: 'reconcile',
    remedyText: 'Reconcile it: it is made running; what is there stays',
  },
  {
    subject: 'preview-490',
    kind: 'missing',
    source: 'registration:argocd',
    desired: 'present',
    observed: 'absent',
    observedAt: ago(4),
    message:
      "'preview-490' is to be present and is absent: the cluster Secret is not there",
    environment: true,
    remedy: 'reconcile',
    remedyText: 'Reconcile it: it is made present; what is there stays',
  },
  {
    subject: 'left-over',
    kind: 'extra',
    source: 'provider:database',
    observed: 'present',
    observedAt: ago(4),
    message: "'left-over' is there and was made here, but no record of it",
    remedy: 'none',
    remedyText: 'Nothing by itself: see whose it is, and remove it by hand',
  },
  {
    subject: 'cluster-7',
    kind: 'unknown',
    source: 'registration:haproxy',
    observed: 'unknown',
    message:
      "It is not known whether 'cluster-7' is as it should be: Nobody has looked at it yet",
    environment: true,
    remedy: 'none',
    remedyText: 'Nothing, until somebody can tell',
  },
];

function countOf(items: DriftItem[]): DriftCounts {
  const of = (kind: DriftItem['kind']) =>
    items.filter(item => item.kind === kind).length;
  return {
    total: items.length,
    missing: of('missing'),
    extra: of('extra'),
    different: of('different'),
    unknown: of('unknown'),
  };
}

const source = (
  id: string,
  values: Partial<DriftSource> = {},
): DriftSource => ({
  id,
  kind: id.replace(/:.*/, '') as DriftSource['kind'],
  count: 3,
  observedAt: ago(4),
  differences: countOf(driftItems.filter(item => item.source === id)),
  ...values,
});

export const driftSources: DriftSource[] = [
  source('metadata'),
  source('provider:database'),
  source('provider:k3d', {
    count: undefined,
    observedAt: undefined,
    fault: {
      message: 'docker: the daemon does not answer',
      hint: 'Nothing is concluded from it until it answers again.',
    },
  }),
  source('provider:namespace', { count: 1 }),
  source('registration:argocd', { count: 1 }),
  source('registration:haproxy'),
];

export function driftList(
  { kind, q }: ListDriftFilter = {},
  values: Partial<DriftList> = {},
): DriftList {
  const items = driftItems.filter(
    item =>
      (!kind || item.kind === kind) &&
      (!q || `${item.subject} ${item.source} ${item.kind}`.includes(q)),
  );
  return {
    status: 'drift',
    sources: driftSources,
    items,
    summary: countOf(items),
    observedAt: ago(4),
    now: NOW,
    ...values,
  };
}

/** Where all was compared and nothing differs. */
export const noDrift = driftList(
  { q: 'nothing like it' },
  {
    status: 'ok',
    sources: ['metadata', 'provider:database'].map(id =>
      source(id, { differences: countOf([]) }),
    ),
  },
);
