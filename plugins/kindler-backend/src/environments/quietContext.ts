import type { ProviderContext } from '@kindler/backstage-plugin-kindler-node';

const TIMEOUT_MS = 30_000;

/** For what a provider is asked outside of operations. */
export function quietContext(timeoutMs = TIMEOUT_MS): ProviderContext {
  return { signal: AbortSignal.timeout(timeoutMs), log: async () => {} };
}
