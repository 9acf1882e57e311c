import { listDatabases } from './listDatabases';
import { listEnvironments } from './listEnvironments';
import { listRoutes } from './listRoutes';

/** What can be listed. */
export const LISTS = {
  databases: listDatabases,
  routes: listRoutes,
  environments: listEnvironments,
};

export type ListName = keyof typeof LISTS;
