import type { KubernetesPod, KubernetesServiceView } from './KubernetesCluster';
import type { KubernetesObject } from './KubernetesObject';
import type { PodFacts } from './readPod';
import {
  readSubsets,
  type ServiceAddress,
  type ServiceFacts,
  type SliceFacts,
} from './readService';
import { isLeaderLabel } from './roleLabels';
import { sameIp } from './sameIp';

/** The objects that tell where Services lead. */
export interface ServiceParts {
  /** Absent where they could not be read. */
  services?: readonly ServiceFacts[];
  slices?: readonly SliceFacts[];
  endpoints: readonly KubernetesObject[];
}

export interface ServiceContext {
  roleLabel: string;
  /** Name of the Endpoints that Patroni writes itself, where it keeps its records in such. */
  leaderName?: string;
  members: readonly PodFacts[];
}

/**
 * The Services of a cluster: what each is for, and where it leads. Clients follow EndpointSlices; Endpoints stand for them
 * where those cannot be read. A Service that leads to the address of another one is for the same.
 */
export function leadServices(
  { services, slices, endpoints }: ServiceParts,
  context: ServiceContext,
): KubernetesServiceView[] | undefined {
  const views = services?.map((service): KubernetesServiceView => {
    const { name, type, clusterIps, selector } = service;
    return {
      name,
      type,
      clusterIps,
      leadsTo: purposeOf(service, context),
      bySelector: selector !== undefined,
      addresses: addressesOf(service, slices, endpoints),
    };
  });
  return views
    ?.map(view => followed(view, views, services!))
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

function purposeOf(
  { name, selector }: ServiceFacts,
  { leaderName, roleLabel, members }: ServiceContext,
): KubernetesServiceView['leadsTo'] {
  if (!selector) {
    return name === leaderName ? 'leader' : 'other';
  }
  const { [roleLabel]: role, ...rest } = selector;
  const selects = members.some(({ labels }) =>
    Object.entries(rest).every(([label, value]) => labels[label] === value),
  );
  if (!selects || role === undefined) {
    return 'other';
  }
  if (isLeaderLabel(role)) {
    return 'leader';
  }
  return role === 'replica' ? 'replicas' : 'other';
}

function addressesOf(
  { name, externalName }: ServiceFacts,
  slices: readonly SliceFacts[] | undefined,
  endpoints: readonly KubernetesObject[],
): ServiceAddress[] | undefined {
  if (externalName !== undefined) {
    return undefined;
  }
  const own = slices?.filter(({ service }) => service === name) ?? [];
  if (own.length > 0) {
    return own.flatMap(({ addresses }) => addresses);
  }
  const object = endpoints.find(({ metadata }) => metadata?.name === name);
  return object && readSubsets(object);
}

/** PGO's `-primary` holds the address of the Service that Patroni leads; StackGres' one is another name of it. */
function followed(
  view: KubernetesServiceView,
  views: readonly KubernetesServiceView[],
  services: readonly ServiceFacts[],
): KubernetesServiceView {
  const { externalName } = services.find(({ name }) => name === view.name)!;
  const next = views.find(
    other =>
      other.name !== view.name &&
      other.leadsTo !== 'other' &&
      (externalName?.split('.')[0] === other.name ||
        (view.addresses ?? []).some(({ ip }) =>
          other.clusterIps.some(own => ip !== undefined && sameIp(own, ip)),
        )),
  );
  return next && !view.bySelector
    ? { ...view, leadsTo: next.leadsTo, via: next.name }
    : view;
}

/** Names of the pods that a Service leads to, by name or by address. */
export function podsOf(
  { addresses = [] }: KubernetesServiceView,
  pods: readonly KubernetesPod[],
): string[] {
  const names = addresses.flatMap(
    ({ target, ip }) =>
      target ??
      pods.find(pod =>
        pod.ips?.some(own => ip !== undefined && sameIp(own, ip)),
      )?.name ??
      [],
  );
  return [...new Set(names)];
}
