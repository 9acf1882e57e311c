import type { CertificateFacts } from '../../model/CertificateFacts';
import type { ClusterSnapshot } from '../../model/ClusterSnapshot';

/** A certificate with the source that showed it. */
export interface SeenCertificateFacts extends CertificateFacts {
  source: string;
  /** When the source was heard last. */
  observedAt?: number;
}

/** What members, their PostgreSQL and listeners showed, soonest to expire first. */
export function seenCertificates({
  nodes,
  routes,
}: Pick<ClusterSnapshot, 'nodes' | 'routes'>): SeenCertificateFacts[] {
  return [
    ...nodes.flatMap(({ certificate, node, sqlCertificate, sql }) => [
      {
        certificate,
        source: node?.source.id,
        observedAt: node?.observedAt,
      },
      {
        certificate: sqlCertificate,
        source: sql?.source.id,
        observedAt: sql?.observedAt,
      },
    ]),
    ...routes.map(({ client }) => ({
      certificate: client?.last?.certificate,
      source: client?.source.id,
      observedAt: client?.last?.at,
    })),
  ]
    .flatMap(({ certificate, source, observedAt }) =>
      certificate && source ? [{ ...certificate, source, observedAt }] : [],
    )
    .sort((a, b) => a.expiresAt - b.expiresAt);
}
