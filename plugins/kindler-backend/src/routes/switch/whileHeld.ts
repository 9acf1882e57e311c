import type { PoolerConfig, RouteConfig } from '../../config';
import { endPauses } from '../pause/endPauses';
import { holdClients } from '../pause/holdClients';
import { poolerName } from '../../pgbouncer/poolerName';
import { restoreServers } from './restoreServers';
import type { ResolvedSwitch, SwitchStepContext } from './SwitchContext';

/**
 * Moves while the poolers of the route hold clients back. They go on when the move is proved, or taken back, so that
 * none of them sees the way open halfway.
 */
export async function whileHeld(
  resolved: ResolvedSwitch,
  context: SwitchStepContext,
  move: (isHeld: boolean) => Promise<void>,
): Promise<void> {
  const poolers = notedPoolers(resolved.route, context);
  // A backend that died can have left its pause.
  await endPauses(poolers);
  const held = await holdClients(poolers, context.log);
  try {
    await move(held.count > 0);
  } catch (error) {
    if (poolers.length > 0 && !context.signal.aborted) {
      // The undo of the step says what went wrong here.
      await restoreServers(context, resolved).catch(() => {});
    }
    throw error;
  } finally {
    const heldMs = await held.release();
    if (heldMs !== undefined) {
      context.result.heldMs = heldMs;
    }
  }
}

/** Poolers that were noted before the move. */
export function notedPoolers(
  { poolers = [] }: RouteConfig,
  { state }: SwitchStepContext,
): PoolerConfig[] {
  return poolers.filter(pooler => state.poolers?.includes(poolerName(pooler)));
}
