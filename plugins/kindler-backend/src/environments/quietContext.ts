import type { ProviderContext } from '@kindler/backstage-plugin-kindler-node';

const TIMEOUT_MS = 30_000;

/** For what a provider is asked outside of operations. */
export function quietContext(): ProviderContext {
  return { signal: AbortSignal.timeout(TIMEOUT_MS), log: async () => {} };
}
