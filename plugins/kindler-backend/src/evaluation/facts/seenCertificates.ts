import type { CertificateFacts } from '../../model/CertificateFacts';
import type { ClusterSnapshot } from '../../model/ClusterSnapshot';

/** A certificate and the source that presented it. */
export interface SeenCertificateFacts extends CertificateFacts {
  source: string;
  /** When the source was last heard. */
  observedAt?: number;
}

/** Returns the certificates that members, their PostgreSQL, listeners and statistics pages presented, in order of expiry. */
export function seenCertificates({
  nodes,
  routes,
}: Pick<ClusterSnapshot, 'nodes' | 'routes'>): SeenCertificateFacts[] {
  const seen: SeenCertificateFacts[] = [];
  const add = (
    certificate: CertificateFacts | undefined,
    source: string | undefined,
    observedAt: number | undefined,
  ) => {
    if (certificate && source) {
      seen.push({ ...certificate, source, observedAt });
    }
  };
  for (const { certificate, node, sqlCertificate, sql } of nodes) {
    add(certificate, node?.source.id, node?.observedAt);
    add(sqlCertificate, sql?.source.id, sql?.observedAt);
  }
  for (const { client } of routes) {
    add(client?.last?.certificate, client?.source.id, client?.last?.at);
  }
  const pages = routes.map(({ stats }) => stats?.page);
  for (const page of new Map(
    pages.map(each => [each?.source.id, each]),
  ).values()) {
    add(page?.value?.certificate, page?.source.id, page?.observedAt);
  }
  return seen.sort((a, b) => a.expiresAt - b.expiresAt);
}
