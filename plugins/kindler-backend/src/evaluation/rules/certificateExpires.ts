import { evidence } from '../facts/ClusterFacts';
import { seenCertificates } from '../facts/seenCertificates';
import { isoTime } from '../../model/Reading';
import type { Rule } from './Rule';
import { worded } from './worded';

/** Manual renewal takes a working day, and the person in charge may be away for a week. */
const SOON_MS = 14 * 24 * 60 * 60 * 1000;

/** A certificate that a source presents expires soon. After that, nobody who verifies it can connect. */
export const certificateExpires: Rule = facts =>
  seenCertificates(facts.snapshot)
    .filter(({ expiresAt }) => expiresAt - facts.now < SOON_MS)
    .map(({ source, subject, expiresAt, observedAt }) => {
      const at = isoTime(expiresAt);
      const over = expiresAt <= facts.now;
      return {
        ...worded(over ? 'certificate-expired' : 'certificate-expires', {
          source,
          at,
          who: subject ?? 'unknown',
        }),
        subject: source,
        severity: 'warning',
        early: 'warning',
        settleMs: 0,
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
