import { LostClaimError, type OperationClaim } from '../journal/OperationClaim';
import { STALE_CLAIM_MS } from '../journal/OperationClaims';
import type { OperationRun } from './OperationRun';

const HEARTBEAT_MS = 2000;

/**
 * Renews the claim during a run and passes on what it reports: a cancellation, or that the run must stop at once
 * because another worker has or may have the operation. Returns a function that ends this.
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
