/** Findings about Kubernetes and the operator. */
export const kubernetesFindings = {
  'backup-failed':
    'The last {{what}} of PostgresCluster {{cluster}} failed; none that succeeded is known.',
  'backup-failed-since':
    'The last {{what}} of PostgresCluster {{cluster}} failed; the last one that succeeded is of {{last}}.',
  'backup-failed-next':
    'See the log of its Job in namespace {{namespace}}, then make a backup by hand.',
  'endpoint-elsewhere':
    'The Endpoints of {{name}} lead to {{where}}, but {{holder}} holds the lock.',
  'endpoint-nowhere':
    'The Endpoints of {{name}} lead nowhere, although {{holder}} holds the lock.',
  'endpoint-elsewhere-next':
    'See whether another controller writes these Endpoints; Patroni corrects them when its leader renews the lock.',
  'instances-not-ready':
    'Of instance set {{set}}, {{ready}} of {{wanted}} instances are ready.',
  'instances-not-ready-next':
    'See the pods of instance set {{set}} in namespace {{namespace}}, and their events.',
  'kubernetes-unread':
    'Objects of kind {{resource}} cannot be read in Kubernetes: {{fault}}.',
  'kubernetes-unread-next': '{{hint}}',
  'kubernetes-forbidden-next':
    "Grant get, list and watch of {{resource}} to Kindler's account (examples/kubernetes).",
  'operator-behind':
    'PGO has not taken up the newest specification of PostgresCluster {{cluster}}.',
  'operator-behind-next':
    'See whether the operator runs, and what its log says of {{namespace}}/{{cluster}}.',
  'operator-switchover-open':
    'A switchover of PostgresCluster {{cluster}} was asked for and PGO has not carried it out.',
  'operator-switchover-open-next':
    "See the operator's log and the events of {{cluster}} in namespace {{namespace}}; set spec.patroni.switchover.enabled to false if it is not wanted any more.",
  'pods-labelled-leader':
    '{{pods}} are labelled as leader at the same time: a split brain is suspected.',
  'pods-labelled-leader-next':
    'See which of them accepts writes, and fence the one that does not hold the lock.',
  'role-label-elsewhere':
    '{{where}} carries the role label of the leader, but {{holder}} holds the lock: Services lead writes to the wrong pod.',
  'role-label-nowhere':
    'No pod carries the role label of the leader, although {{holder}} holds the lock: Services lead writes nowhere.',
  'role-label-elsewhere-next':
    'See whether Patroni on {{holder}} may patch its pod, and whether something else writes the label.',
  'service-elsewhere':
    'Service {{service}} leads to {{where}}, but {{holder}} holds the lock.',
  'service-nowhere':
    'Service {{service}} leads nowhere, although {{holder}} holds the lock.',
  'service-elsewhere-next':
    'See whether pod {{holder}} is ready: a Service leads only to pods that are.',
  'service-slices-next':
    'See whether the EndpointSlices of {{service}} follow its Endpoints (kube-controller-manager).',
} as const;
