import type { SourceKind } from '@kindler/backstage-plugin-kindler-common';

/** Identifies a source. Programs compare its fields; the content of `id` is for people only. */
export interface SourceId {
  readonly id: string;
  readonly kind: SourceKind;
  /** Distinguishes a source from others of its kind that have another configuration key. */
  readonly role?: 'master' | 'admin';
}

/** Creates the ids of all sources, by subject. No other code creates ids. */
export const sourceId = {
  /** All nodes of a cluster, or the one at an address. */
  patroniRest: (database: string, address?: string) =>
    make('patroni-rest', database, address),
  postgresSql: (database: string, address: string) =>
    make('postgres-sql', database, address),
  haproxyStats: (gateway: string) => make('haproxy-stats', gateway),
  haproxyRuntime: (gateway: string) => make('haproxy-runtime', gateway),
  haproxyMaster: (gateway: string): SourceId => ({
    ...make('haproxy-runtime', gateway, 'master'),
    role: 'master',
  }),
  haproxyFiles: (gateway: string) => make('haproxy-files', gateway),
  /** The one of a route, or the one of several at an address. */
  pgbouncer: (route: string, address: string) =>
    make('pgbouncer', route, address),
  client: (route: string) => make('client', route),
  /** A whole API, or one of its objects: `namespace/name`, preceded by the kind unless it is a Patroni cluster. */
  kubernetes: (api: string, object?: string) => make('kubernetes', api, object),
  kindlerDatabase: () => make('kindler-database', 'kindler', 'metadata'),
  /** The role that creates databases behind a route. */
  databaseAdmin: (route: string): SourceId => ({
    ...make('kindler-database', 'admin', route),
    role: 'admin',
  }),
};

function make(kind: SourceKind, ...names: Array<string | undefined>): SourceId {
  const path = names.filter(name => name !== undefined).join('/');
  return { id: `${kind}:${path}`, kind };
}
