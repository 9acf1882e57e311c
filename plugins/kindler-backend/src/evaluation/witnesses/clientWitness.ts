import {
  word,
  type Witness,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import {
  isRefused,
  isTurnedAway,
  isUnproven,
  type ClientFacts,
} from '../facts/ClientFacts';
import type { ClusterFacts, RouteFacts } from '../facts/ClusterFacts';
import { isoTime } from '../../model/Reading';
import { isMoved } from '../rules/texts';

interface Tried {
  route: RouteFacts;
  client: ClientFacts;
}

/** Reports what clients get on the write routes that lead to the cluster. The worst result counts. */
export function clientWitness(facts: ClusterFacts): Witness {
  const routes = facts.routes.filter(
    route => route.intent === 'read-write' && !isMoved(route),
  );
  const tried = routes.flatMap(route =>
    route.client ? [{ route, client: route.client }] : [],
  );
  if (tried.length === 0) {
    const reason =
      routes.length === 0
        ? word('witness-no-write-route', {})
        : word('witness-client-unasked', {});
    return said('absent', undefined, { reason });
  }
  const refused = tried.find(
    ({ client }) => isRefused(client) && !isUnproven(client),
  );
  if (refused) {
    return said('none', refused, {
      details: [
        word('witness-client-outcome', { outcome: refused.client.outcome! }),
        ...lastServed(refused.client),
        ...namesOf([refused]),
      ],
    });
  }
  const silent = tried.find(
    ({ client }) => client.outcome === undefined || isUnproven(client),
  );
  if (silent) {
    const { route, client } = silent;
    const reason = isUnproven(client)
      ? word('witness-client-unproven', { target: client.target })
      : word('witness-client-silent', { route: route.name });
    return said('unknown', silent, { reason });
  }
  return served(tried);
}

function served(tried: Tried[]): Witness {
  const members = [
    ...new Set(tried.flatMap(({ client }) => client.query?.member ?? [])),
  ];
  const timelines = new Set(
    tried.flatMap(({ client }) => client.query?.timeline ?? []),
  );
  const unverified = tried.some(({ client }) => client.query === undefined);
  const turnedAway = tried.some(({ client }) => isTurnedAway(client.outcome));
  return said(members.length > 0 ? 'named' : 'served', tried[0], {
    members,
    details: [
      ...namesOf(tried),
      ...[...timelines].map(timeline => word('witness-timeline', { timeline })),
      ...(unverified ? [word('witness-client-unverified', {})] : []),
      ...(turnedAway ? [word('witness-client-not-let-in', {})] : []),
    ],
  });
}

function said(
  status: Witness['status'],
  by: Tried | undefined,
  more: Partial<Witness>,
): Witness {
  const { source, at } = by?.client ?? {};
  return {
    kind: 'client',
    status,
    members: [],
    details: [],
    source,
    observedAt: at === undefined ? undefined : isoTime(at),
    ...more,
  };
}

function namesOf(tried: Tried[]): Wording[] {
  return tried.map(({ route }) => word('witness-route', { route: route.name }));
}

function lastServed({ servedAt }: ClientFacts): Wording[] {
  return servedAt === undefined
    ? [word('witness-client-never-served', {})]
    : [word('witness-client-served-at', { at: isoTime(servedAt) })];
}
