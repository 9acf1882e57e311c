import { evidence } from '../facts/ClusterFacts';
import { seenCertificates } from '../facts/seenCertificates';
import { isoTime } from '../../model/Reading';
import type { Rule } from './Rule';

/** Renewing by hand takes a working day, and somebody may be away for a week. */
const SOON_MS = 14 * 24 * 60 * 60 * 1000;

/** A certificate that a source shows ends soon: after that nobody who checks it gets through. */
export const certificateExpires: Rule = facts =>
  seenCertificates(facts.snapshot)
    .filter(({ expiresAt }) => expiresAt - facts.now < SOON_MS)
    .map(({ source, subject, expiresAt, observedAt }) => {
      const at = isoTime(expiresAt);
      const over = expiresAt <= facts.now;
      return {
        code: over ? 'certificate-expired' : 'certificate-expires',
        subject: source,
        severity: 'warning',
        early: 'warning',
        settleMs: 0,
        message: over
          ? `The certificate of ${source} ended at ${at}: who checks it gets nowhere.`
          : `The certificate of ${source} ends at ${at}.`,
        next: 'Renew it, and have the server read it again; Patroni does on reload, PostgreSQL on pg_reload_conf().',
        params: { source, at, who: subject ?? 'unknown' },
        evidence: [
          evidence(
            `certificate of ${subject ?? 'an unnamed server'}`,
            `valid until ${at}`,
            source,
            observedAt,
          ),
        ],
      };
    });
