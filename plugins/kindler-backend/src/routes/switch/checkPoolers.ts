import {
  word,
  type SwitchPlan,
  type SwitchRouteRequest,
} from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../config';
import { pausablePoolers } from '../pause/pausablePoolers';
import { poolerName } from '../../pgbouncer/poolerName';

type Check = SwitchPlan['checks'][number];

/** Whether clients are held back during the move. The route moves without that, too. */
export async function checkPoolers(
  route: RouteConfig,
  { pause = true }: Pick<SwitchRouteRequest, 'pause'>,
): Promise<Check[]> {
  if (!pause) {
    return [];
  }
  const { poolers, notes } = await pausablePoolers(route);
  return [
    ...poolers.map(pooler => ({
      ok: true,
      message: word('effect-held', { pooler: poolerName(pooler) }),
    })),
    ...notes.map(message => ({ ok: false, message })),
  ].map(check => ({ name: 'pooler', blocking: false, ...check }));
}
