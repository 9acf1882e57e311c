import { word } from '@kindler/backstage-plugin-kindler-common';
import { SourceError } from '../../model/fault';
import { asInteger } from '../../model/fields';

/**
 * Bits of `srv_admin_state` that keep new connections away: forced (1), inherited (2), unresolved (32, 64). Bit 4 only
 * remembers that the configuration said `disabled`; it stays set when the server is made ready.
 */
const MAINTENANCE = 0b0110_0011;
const WAS_DISABLED = 0b0000_0100;
const DRAIN = 0b0001_1000;

/** One server of `show servers state`. */
export interface ServerState {
  proxy: string;
  server: string;
  address: string;
  port: number;
  /** Missing where HAProxy does not say. */
  weight?: number;
  /** What an operator asked for, not what checks say. */
  admin: 'ready' | 'drain' | 'maint';
  /** Whether the configuration said `disabled` when the process started. */
  wasDisabled: boolean;
  /** Whether the server runs as far as its checks say. */
  running: boolean;
  /** False while no check has given a result; true also where there is no check. */
  judged: boolean;
}

/**
 * Parses `show servers state`, by column name. `srv_op_state` is 0 stopped, 1 starting, 2 running, 3 stopping;
 * `srv_check_state` bit 2 says that checks are enabled; `srv_check_result` 0 that none has ended yet.
 */
export function parseServersState(text: string): ServerState[] {
  const lines = text.split('\n').map(line => line.trim());
  const header = lines.find(line => line.startsWith('# '));
  const columns = header?.slice(2).split(' ') ?? [];
  const places = new Map(columns.map((name, place) => [name, place]));
  for (const needed of ['be_name', 'srv_name', 'srv_admin_state']) {
    if (!places.has(needed)) {
      throw new SourceError(
        'parse',
        word('fault-columns', { columns: needed }),
      );
    }
  }
  return lines
    .filter(line => line && !line.startsWith('#') && line.includes(' '))
    .map(line => {
      const cells = line.split(' ');
      const cell = (name: string) => cells[places.get(name) ?? -1] ?? '';
      const number = (name: string) => Number(cell(name)) || 0;
      const checked = (number('srv_check_state') & 0b10) !== 0;
      if (!/^\d{1,4}$/.test(cell('srv_admin_state'))) {
        throw new SourceError('parse', word('fault-row', {}));
      }
      return {
        proxy: cell('be_name'),
        server: cell('srv_name'),
        address: cell('srv_addr'),
        port: number('srv_port'),
        weight: asInteger(cell('srv_uweight')),
        admin: adminState(number('srv_admin_state')),
        wasDisabled: (number('srv_admin_state') & WAS_DISABLED) !== 0,
        running: number('srv_op_state') > 0,
        judged: !checked || number('srv_check_result') > 0,
      };
    });
}

function adminState(bits: number): ServerState['admin'] {
  if (bits & MAINTENANCE) {
    return 'maint';
  }
  return bits & DRAIN ? 'drain' : 'ready';
}
