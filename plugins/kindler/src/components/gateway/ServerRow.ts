import type { DatabaseGateway } from '@kindler/backstage-plugin-kindler-common';

/** What is shown of a server; servers of a gateway and of a database both have it. */
export type ServerRow = Omit<
  DatabaseGateway['servers'][number],
  'member' | 'matchedBy'
> &
  Partial<Pick<DatabaseGateway['servers'][number], 'member' | 'matchedBy'>>;
