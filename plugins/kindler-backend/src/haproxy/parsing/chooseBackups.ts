import type { GatewayProxy } from '@kindler/backstage-plugin-kindler-common';
import type { StatsServer } from '../../model/haproxy/GatewayStats';

/**
 * HAProxy uses backup servers only while no active server is usable, and of several the first one alone, unless the
 * proxy has `option allbackups`. The weight of the backend tells which: it is that of the servers in use.
 */
export function chooseBackups({ servers, backend }: GatewayProxy): void {
  const usable = (servers as StatsServer[]).filter(
    server => server.up === true,
  );
  const backups = usable.filter(({ backup }) => backup);
  if (backups.length < usable.length) {
    backups.forEach(server => {
      server.up = false;
    });
  } else if (backups.length > 1) {
    const all = usesAll(backups, backend?.weight);
    backups.slice(1).forEach(server => {
      server.up = all;
    });
  }
}

function usesAll(
  backups: StatsServer[],
  inUse: number | undefined,
): boolean | 'unknown' {
  const [first] = backups;
  const sum = backups.reduce((total, { weight }) => total + (weight ?? 0), 0);
  if (inUse === undefined || first.weight === undefined || sum === 0) {
    return 'unknown';
  }
  return Math.abs(sum - inUse) < Math.abs(first.weight - inUse);
}
