/** The content of a certificate that a source presented when it was asked. */
export interface CertificateFacts {
  subject?: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** Node's description of the peer certificate. */
interface PeerCertificate {
  subject?: { CN?: string | string[] };
  valid_to?: string;
}

/** Undefined if there is no certificate, or if it has no expiry date. */
export function readCertificate({
  subject,
  valid_to: validTo,
}: PeerCertificate): CertificateFacts | undefined {
  const expiresAt = Date.parse(validTo ?? '');
  return Number.isNaN(expiresAt)
    ? undefined
    : { subject: [subject?.CN ?? []].flat()[0], expiresAt };
}
