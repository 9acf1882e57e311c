import type { DatabaseGateway } from '@kindler/backstage-plugin-kindler-common';

/** The shown part of a server, which servers of gateways and of databases have in common. */
export type ServerRow = Omit<
  DatabaseGateway['servers'][number],
  'member' | 'matchedBy'
> &
  Partial<Pick<DatabaseGateway['servers'][number], 'member' | 'matchedBy'>>;
