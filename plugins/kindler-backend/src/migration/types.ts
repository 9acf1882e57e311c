import type { RouteConfig } from '../config';
import type { GatewayDrivers } from '../haproxy/driver/GatewayDrivers';
import type { OperationStep } from '../operations';

export interface MigrationOptions {
  routes: RouteConfig[];
  drivers: Pick<GatewayDrivers, 'require'>;
  /** Paths or names of the programs that copy. */
  programs: { pgDump: string; pgRestore: string };
}

export interface MigrationWork extends MigrationOptions {
  /** Steps that move a route, which a migration contains. */
  switchSteps: Record<
    'warmUp' | 'move' | 'keep',
    OperationStep<'route-switch'>
  >;
}
