import type {
  DiscoveredProxy,
  RouteProposal,
} from '@kindler/backstage-plugin-kindler-common';

const WRITES = /^\/(primary|leader|master|read-write|standby-leader)\b/;
const READS = /^\/(replica|read-only|sync|async|synchronous|asynchronous)\b/;

/**
 * Proposes the item of `kindler.routes` for a proxy that leads to known clusters; undefined if it leads to none. What
 * nobody told is named, not guessed.
 */
export function proposeRoute(
  gateway: string,
  proxy: DiscoveredProxy,
): RouteProposal | undefined {
  const databases = [
    ...new Set(proxy.servers.flatMap(({ database }) => database ?? [])),
  ];
  if (databases.length === 0) {
    return undefined;
  }
  const listener = toListener(proxy.listeners);
  const intent = intentOf(proxy);
  return {
    name: proxy.name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 63),
    gateway,
    proxy: proxy.name,
    ...(intent && { intent }),
    ...(listener && { listener }),
    targets: databases.map(database => ({
      name: database,
      database,
      servers: proxy.servers
        .filter(server => server.database === database)
        .map(({ name }) => name),
    })),
    missing: [
      ...(intent ? [] : ['intent' as const]),
      ...(listener?.host ? [] : ['listener' as const]),
    ],
  };
}

function intentOf({ checks }: DiscoveredProxy): RouteProposal['intent'] {
  if (checks.some(check => WRITES.test(check))) {
    return 'read-write';
  }
  return checks.some(check => READS.test(check)) ? 'read-only' : undefined;
}

/** An address that stands for all of the host's tells the port alone. */
function toListener(listeners: string[]): RouteProposal['listener'] {
  for (const text of listeners) {
    const [, host, port] =
      /^(?:ipv[46]@)?(?:\[(?=.*\]))?([^\]]*?)\]?:(\d{1,5})$/.exec(text) ?? [];
    if (port !== undefined && Number(port) > 0 && Number(port) < 65536) {
      return /^(|\*|0\.0\.0\.0|::)$/.test(host)
        ? { port: Number(port) }
        : { host, port: Number(port) };
    }
  }
  return undefined;
}
