import type {
  Database,
  DatabaseGateway,
} from '@kindler/backstage-plugin-kindler-common';

/** A part of the way from a listener to PostgreSQL. */
export interface WayPart {
  text: string;
  /** Nobody is there to go on to. */
  isEnd?: boolean;
}

/** Words for what cannot be named. */
export interface WayWords {
  noServer: string;
  unknown: string;
  /** What was known last. */
  was: (text: string) => string;
  timeline: (timelines: string) => string;
}

function distinct(values: Array<string | undefined>): string {
  return [...new Set(values.filter(value => value !== undefined))].join(', ');
}

function listenerOf({ client }: DatabaseGateway): WayPart[] {
  const port = client?.target.slice(client.target.lastIndexOf(':'));
  return port ? [{ text: port }] : [];
}

/**
 * The way of a route as its gateway and the members tell: listener, proxy, the servers that take new connections, the
 * members behind them, their timeline. It ends where nobody is, or where it is not known.
 */
export function wayOf(
  gateway: DatabaseGateway,
  members: Database['members'],
  words: WayWords,
): WayPart[] {
  const { servers } = gateway;
  const way = [
    ...listenerOf(gateway),
    { text: `${gateway.gateway}/${gateway.proxy}` },
  ];
  const up = servers.filter(server => server.up === true);
  const isUnknown =
    servers.length === 0 || servers.some(server => server.up === 'unknown');
  if (up.length === 0) {
    const last = distinct(
      servers.filter(({ lastUp }) => lastUp).map(({ name }) => name),
    );
    const open = last === '' ? words.unknown : words.was(last);
    return [
      ...way,
      isUnknown ? { text: open } : { text: words.noServer, isEnd: true },
    ];
  }
  const serverNames = distinct(up.map(({ name }) => name));
  const memberNames = distinct(up.map(({ member }) => member ?? words.unknown));
  const behind = members.filter(({ name }) =>
    up.some(({ member }) => member === name),
  );
  const timelines = distinct(
    behind.map(({ timeline }) => timeline?.toString()),
  );
  return [
    ...way,
    { text: serverNames },
    ...(memberNames === serverNames ? [] : [{ text: memberNames }]),
    ...(timelines === '' ? [] : [{ text: words.timeline(timelines) }]),
  ];
}
