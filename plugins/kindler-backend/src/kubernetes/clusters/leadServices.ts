import type { KubernetesServiceView } from '../../model/kubernetes/KubernetesCluster';
import type { KubernetesObject } from '../../model/kubernetes/KubernetesObject';
import type { PodFacts } from './readPod';
import { type ServiceAddress } from '../../model/kubernetes/KubernetesCluster';
import { readSubsets, type ServiceFacts, type SliceFacts } from './readService';
import { LabelIndex } from './LabelIndex';
import { LeadingServices } from './LeadingServices';
import { isLeaderLabel } from '../../model/kubernetes/roleLabels';

const { compare: compareText } = new Intl.Collator('en', { numeric: true });

/** The objects that show where Services lead. */
export interface ServiceParts {
  /** Missing if they could not be read. */
  services?: readonly ServiceFacts[];
  slices?: readonly SliceFacts[];
  endpoints: readonly KubernetesObject[];
}

export interface ServiceContext {
  roleLabel: string;
  /** Name of the Endpoints that Patroni itself writes, if it keeps its records in Endpoints. */
  leaderName?: string;
  members: readonly PodFacts[];
}

/**
 * Returns the Services of a cluster with their purpose and destination. Clients follow EndpointSlices; Endpoints are
 * used if those cannot be read. A Service that leads to the address of another one has the same purpose.
 */
export function leadServices(
  { services, slices, endpoints }: ServiceParts,
  context: ServiceContext,
): KubernetesServiceView[] | undefined {
  if (!services) {
    return undefined;
  }
  const labels = new LabelIndex(context.members.map(pod => pod.labels));
  const finder = addressFinder(slices, endpoints);
  const views = services.map((service): KubernetesServiceView => {
    const { name, type, clusterIps, selector } = service;
    return {
      name,
      type,
      clusterIps,
      leadsTo: purposeOf(service, context, labels),
      bySelector: selector !== undefined,
      addresses: finder(service),
    };
  });
  const leading = new LeadingServices(views);
  return views
    .map((view, at) => followed(view, leading.behind(view, services[at])))
    .sort((a, b) => compareText(a.name, b.name));
}

function purposeOf(
  { name, selector }: ServiceFacts,
  { leaderName, roleLabel }: ServiceContext,
  labels: LabelIndex,
): KubernetesServiceView['leadsTo'] {
  if (!selector) {
    return name === leaderName ? 'leader' : 'other';
  }
  const { [roleLabel]: role, ...rest } = selector;
  if (role === undefined || !labels.selects(rest)) {
    return 'other';
  }
  if (isLeaderLabel(role)) {
    return 'leader';
  }
  return role === 'replica' ? 'replicas' : 'other';
}

/** Finds where a Service leads, by its slices, or by the Endpoints of its name. */
function addressFinder(
  slices: readonly SliceFacts[] = [],
  endpoints: readonly KubernetesObject[],
) {
  const bySlices = new Map<string, ServiceAddress[]>();
  for (const { service, addresses } of slices) {
    const known = bySlices.get(service) ?? [];
    bySlices.set(service, known);
    addresses.forEach(address => known.push(address));
  }
  const byName = new Map(
    endpoints.map(object => [object.metadata?.name, object] as const).reverse(),
  );
  return ({ name, externalName }: ServiceFacts) => {
    if (externalName !== undefined) {
      return undefined;
    }
    const object = byName.get(name);
    return bySlices.get(name) ?? (object && readSubsets(object));
  };
}

/** PGO's `-primary` holds the address of the Service that Patroni leads. StackGres's is an alias of it. */
function followed(
  view: KubernetesServiceView,
  next: KubernetesServiceView | undefined,
): KubernetesServiceView {
  return next && !view.bySelector
    ? { ...view, leadsTo: next.leadsTo, via: next.name }
    : view;
}
