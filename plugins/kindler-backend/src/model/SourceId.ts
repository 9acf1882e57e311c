import type { SourceKind } from '@kindler/backstage-plugin-kindler-common';

/** Which source said something. Programs compare its fields; what `id` is made of is for people alone. */
export interface SourceId {
  readonly id: string;
  readonly kind: SourceKind;
  /** Where it is no other source's kind of question: which configuration it hangs on. */
  readonly role?: 'master';
}

/** All sources by what they are asked about; nobody else makes ids. */
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
  client: (route: string) => make('client', route),
  /** A whole API, or an object of it: `namespace/name`, with its kind before it where it is no Patroni cluster. */
  kubernetes: (api: string, object?: string) => make('kubernetes', api, object),
  kindlerDatabase: () => make('kindler-database', 'kindler', 'metadata'),
};

function make(kind: SourceKind, ...names: Array<string | undefined>): SourceId {
  const path = names.filter(name => name !== undefined).join('/');
  return { id: `${kind}:${path}`, kind };
}
