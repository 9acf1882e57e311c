import type { ServiceAddress } from '../../model/kubernetes/KubernetesCluster';
import type { KubernetesObject } from '../../model/kubernetes/KubernetesObject';

/** The kept part of a Service. */
export interface ServiceFacts {
  name: string;
  type?: string;
  selector?: Record<string, string>;
  /** Its own addresses; none for a headless Service. */
  clusterIps: string[];
  /** For type ExternalName: the name that it stands for. */
  externalName?: string;
}

/** The kept part of an EndpointSlice. */
export interface SliceFacts {
  service: string;
  addresses: ServiceAddress[];
}

const SERVICE_NAME = 'kubernetes.io/service-name';

export function readService({
  metadata,
  spec = {},
}: KubernetesObject): ServiceFacts | undefined {
  const { type, selector, externalName } = spec;
  const clusterIps = spec.clusterIPs ?? [spec.clusterIP];
  return metadata?.name
    ? {
        name: metadata.name,
        type,
        selector:
          selector && Object.keys(selector).length > 0 ? selector : undefined,
        clusterIps: clusterIps.flatMap(ip => (ip && ip !== 'None' ? ip : [])),
        externalName,
      }
    : undefined;
}

/** Addresses that are not ready get no clients. Without a condition they count as ready. */
export function readSlice({
  metadata,
  endpoints,
  ports,
}: KubernetesObject): SliceFacts | undefined {
  const service = metadata?.labels?.[SERVICE_NAME];
  return service
    ? {
        service,
        addresses: (endpoints ?? [])
          .filter(({ conditions }) => conditions?.ready !== false)
          .flatMap(({ addresses, targetRef }) =>
            (addresses ?? []).map(ip => ({
              ip,
              port: ports?.[0]?.port,
              target: targetRef?.name,
            })),
          ),
      }
    : undefined;
}

/** Endpoints have no subsets if there are no addresses. */
export function readSubsets({ subsets }: KubernetesObject): ServiceAddress[] {
  return (subsets ?? []).flatMap(({ addresses, ports }) =>
    (addresses ?? []).map(({ ip, targetRef }) => ({
      ip,
      port: ports?.[0]?.port,
      target: targetRef?.name,
    })),
  );
}
