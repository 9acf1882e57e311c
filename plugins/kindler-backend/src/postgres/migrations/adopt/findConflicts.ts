import { word, type Wording } from '@kindler/backstage-plugin-kindler-common';
import type { Network, OldRow } from './OldRow';

/**
 * The owners of ports and networks. Overlapping networks contain one another, so a network is taken if one of its own
 * prefixes is, or one of which it is a prefix.
 */
class Taken {
  readonly #ports = new Map<string, string>();
  readonly #networks = new Map<string, OldRow>();
  readonly #within = new Map<string, OldRow>();

  portOwner(kind: string, port: number | null): string | undefined {
    return port === null ? undefined : this.#ports.get(`${kind}:${port}`);
  }

  networkOwner(network: Network | null): OldRow | undefined {
    if (!network) {
      return undefined;
    }
    const prefixes = prefixesOf(network);
    const containing = prefixes.find(prefix => this.#networks.has(prefix));
    return containing === undefined
      ? this.#within.get(prefixes[prefixes.length - 1])
      : this.#networks.get(containing);
  }

  take(row: OldRow) {
    this.#takePort('http', row.ports.http_port, row.name);
    this.#takePort('https', row.ports.https_port, row.name);
    if (row.network) {
      const prefixes = prefixesOf(row.network);
      this.#networks.set(prefixes[prefixes.length - 1], row);
      prefixes.forEach(prefix => this.#within.set(prefix, row));
    }
  }

  #takePort(kind: string, port: number | null, name: string) {
    if (port !== null) {
      this.#ports.set(`${kind}:${port}`, name);
    }
  }
}

/**
 * Old rows may share ports (every default was 18080) or overlap. The older row keeps them. The newer one is exempt from
 * the uniqueness that new rows must keep, and a note says whose they are. Rows that are to be deleted hold nothing.
 */
export function findConflicts(
  rows: Array<OldRow & { absent: boolean }>,
): Map<string, Wording[]> {
  const taken = new Taken();
  const conflicts = new Map<string, Wording[]>();
  for (const row of rows.filter(({ absent }) => !absent).sort(byAge)) {
    const found = describe(row, taken);
    if (found.length > 0) {
      conflicts.set(row.name, found);
    } else {
      taken.take(row);
    }
  }
  return conflicts;
}

function describe(row: OldRow, taken: Taken): Wording[] {
  const notes: Wording[] = [];
  const { http_port: http, https_port: https } = row.ports;
  const ofHttp = taken.portOwner('http', http);
  if (ofHttp !== undefined) {
    notes.push(word('import-same-http-port', { port: http!, other: ofHttp }));
  }
  const ofHttps = taken.portOwner('https', https);
  if (ofHttps !== undefined) {
    notes.push(
      word('import-same-https-port', { port: https!, other: ofHttps }),
    );
  }
  const ofNetwork = taken.networkOwner(row.network);
  if (ofNetwork) {
    notes.push(
      word('import-same-subnet', {
        subnet: row.network!.text,
        otherSubnet: ofNetwork.network!.text,
        other: ofNetwork.name,
      }),
    );
  }
  return notes;
}

/** Rows that are already unique come first. */
function byAge(one: OldRow, other: OldRow): number {
  return (
    Number(one.imported) - Number(other.imported) ||
    (one.times.created_at ?? Infinity) - (other.times.created_at ?? Infinity) ||
    (one.name < other.name ? -1 : 1)
  );
}

/** Returns every network that contains this one, from the widest to itself. */
function prefixesOf({ sent }: Network): string[] {
  const family = sent.slice(0, 2);
  const length = parseInt(sent.slice(2, 4), 16);
  const bits = [...sent.slice(8)]
    .map(digit => parseInt(digit, 16).toString(2).padStart(4, '0'))
    .join('');
  return Array.from(
    { length: length + 1 },
    (_, index) => `${family}/${bits.slice(0, index)}`,
  );
}
