import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { CreateEnvironmentRequest } from '@kindler/backstage-plugin-kindler-common';
import { startCreation } from '../starting/startCreation';
import { Waiter } from '../waiting/Waiter';
import { waitForOperation } from '../waiting/waitForOperation';
import type { StepContext } from './beginStep';
import { environmentLinks } from './environmentLinks';
import { findEnvironmentEntity } from './findEnvironmentEntity';
import { readConnection, type ConnectionOutputs } from './readConnection';

/** Outputs of a creation for later steps of the template; never a password. */
export interface CreationOutputs extends Partial<ConnectionOutputs> {
  operationId: string;
  entityRef: string;
  environmentUrl: string;
}

export interface CarryOutCreationOptions {
  catalog: CatalogService;
  /** If false, the step ends as soon as the creation has started. */
  wait: boolean;
  /** Called with each output as soon as it is known. */
  output(outputs: Partial<CreationOutputs>): void;
}

/**
 * Creates an environment, and waits until it is usable and the catalog shows it.
 */
export async function carryOutCreation(
  request: CreateEnvironmentRequest,
  step: StepContext,
  options: CarryOutCreationOptions,
): Promise<void> {
  const { catalog, wait, output } = options;
  const { name } = request;
  const { environmentUrl } = environmentLinks(name);
  const operation = await startCreation(request, step);
  output({ operationId: operation.id });
  step.logger.info(`Operation ${operation.id} creates environment "${name}"`);
  if (!wait) {
    return;
  }
  await waitForOperation({ ...step, operation, cancels: true });
  const waiter = new Waiter(step);
  output((await readConnection(name, { ...step, waiter })) ?? {});
  const entityRef = await findEnvironmentEntity(name, { ...step, catalog });
  if (entityRef) {
    output({ entityRef });
  }
  step.logger.info(`Environment "${name}" is usable, see ${environmentUrl}`);
}

/** Outputs of a dry run, recognizable as such. */
export function dryRunOutputs(
  name: string,
  route = 'dry-run',
): Required<CreationOutputs> {
  return {
    ...environmentLinks(name),
    operationId: 'dry-run',
    host: 'dry-run.invalid',
    port: 5432,
    database: name,
    user: name,
    route,
  };
}
