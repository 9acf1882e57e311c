import { backupGuards } from './backupGuards';
import { databaseGuards } from './databaseGuards';
import { environmentGuards } from './environmentGuards';
import type { Guards } from './Guard';
import { operationGuards } from './operationGuards';
import { routeGuards } from './routeGuards';

export const GUARDS: Guards = {
  ...environmentGuards,
  ...backupGuards,
  ...databaseGuards,
  ...routeGuards,
  ...operationGuards,
};
