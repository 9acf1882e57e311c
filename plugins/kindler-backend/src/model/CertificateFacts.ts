/** What a certificate says that a source showed when it was asked. */
export interface CertificateFacts {
  subject?: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** What Node tells of the certificate of the other side. */
interface PeerCertificate {
  subject?: { CN?: string | string[] };
  valid_to?: string;
}

/** Undefined where there is none, or it does not say until when it is valid. */
export function readCertificate({
  subject,
  valid_to: validTo,
}: PeerCertificate): CertificateFacts | undefined {
  const expiresAt = Date.parse(validTo ?? '');
  return Number.isNaN(expiresAt)
    ? undefined
    : { subject: [subject?.CN ?? []].flat()[0], expiresAt };
}
