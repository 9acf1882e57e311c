import { LostClaimError, type OperationClaim } from '../journal/OperationClaim';
import { STALE_CLAIM_MS } from '../journal/OperationClaims';
import type { OperationRun } from './OperationRun';

const HEARTBEAT_MS = 2000;

/**
 * Keeps the claim while the run lasts, and hands on what it says: to cancel, or to stop at once because another worker
 * has the operation or may have it. Answers what ends this.
 */
export function keepClaim(claim: OperationClaim, run: OperationRun) {
  let keptAt = performance.now();
  const timer = setInterval(() => {
    const sentAt = performance.now();
    claim.heartbeat().then(
      ({ cancelRequested }) => {
        keptAt = sentAt;
        if (cancelRequested) {
          run.cancel();
        }
      },
      error => {
        const isOld = performance.now() - keptAt >= STALE_CLAIM_MS;
        if (error instanceof LostClaimError || isOld) {
          run.abandon();
        }
      },
    );
  }, HEARTBEAT_MS);
  return () => clearInterval(timer);
}
