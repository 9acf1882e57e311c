import { ConflictError } from '@backstage/errors';
import type { EnvironmentProvider } from '@kindler/backstage-plugin-kindler-common';
import type { OperationDefinition, OperationStep } from '../operations';
import type { EnvironmentProviderAdapter } from '../providers';
import type { EnvironmentTable } from './EnvironmentTable';

export type CreateInput = {
  name: string;
  provider: EnvironmentProvider;
  owner?: string;
  title?: string;
};

export type DeleteInput = { name: string; provider: EnvironmentProvider };

export interface EnvironmentOperationsOptions {
  table: EnvironmentTable;
  adapter: EnvironmentProviderAdapter;
  /** Told when an environment appeared, changed or vanished. */
  onChange(name: string, change: 'upserted' | 'removed'): Promise<void>;
}

/** Create: the row first, then the provider's parts, then the row says running. */
export function createEnvironmentDefinition(
  options: EnvironmentOperationsOptions,
): OperationDefinition<CreateInput> {
  const { table, adapter, onChange } = options;
  return {
    kind: 'environment-create',
    variant: adapter.provider,
    plan: () => [
      {
        id: 'record',
        name: 'Record the environment',
        do: async ({ input, operationId, state }) => {
          const inserted = await table.insertCreating({
            ...input,
            ...adapter.place(input.name),
            operationId,
          });
          if (!inserted) {
            throw new ConflictError(
              `Environment '${input.name}' is there already`,
            );
          }
          state.recorded = true;
        },
        verify: async ({ input }) => {
          await expectRow(table, input.name);
          await onChange(input.name, 'upserted');
          return `Environment '${input.name}' is recorded as creating`;
        },
        undo: async ({ input, operationId }) => {
          const row = await table.get(input.name);
          if (row?.operationId === operationId) {
            await table.remove(input.name);
            await onChange(input.name, 'removed');
          }
        },
      },
      ...adapter.steps.map(
        (step): OperationStep<CreateInput> => ({
          id: step.id,
          name: step.name,
          check: ({ input }) => step.check(input.name),
          do: ({ input }) => step.do(input.name),
          verify: ({ input }) => step.verify(input.name),
          undo: ({ input }) => step.undo(input.name),
        }),
      ),
      {
        id: 'mark-running',
        name: 'Mark it running',
        do: ({ input }) => table.setState(input.name, 'running'),
        verify: async ({ input, result }) => {
          const row = await expectRow(table, input.name);
          if (row.actualState !== 'running') {
            throw new Error(
              `Environment '${input.name}' is ${row.actualState}`,
            );
          }
          result.environment = input.name;
          result.route = row.route ?? '';
          await onChange(input.name, 'upserted');
          return `Environment '${input.name}' is running`;
        },
      },
    ],
  };
}

/** Delete: forward only; what fails stays recorded as failed and can be deleted again. */
export function deleteEnvironmentDefinition(
  options: EnvironmentOperationsOptions,
): OperationDefinition<DeleteInput> {
  const { table, adapter, onChange } = options;
  return {
    kind: 'environment-delete',
    variant: adapter.provider,
    plan: () => [
      {
        id: 'mark-deleting',
        name: 'Mark it deleting',
        do: ({ input, operationId }) =>
          table.markDeleting(input.name, operationId),
        verify: async ({ input }) => {
          await onChange(input.name, 'upserted');
          return `Environment '${input.name}' is marked for deletion`;
        },
      },
      ...[...adapter.steps].reverse().map(
        (step): OperationStep<DeleteInput> => ({
          id: step.id,
          name: step.name.replace(/^Create/, 'Remove'),
          do: ({ input }) => step.undo(input.name),
          verify: async ({ input }) => {
            if (await step.exists(input.name)) {
              throw new Error('It is still there');
            }
            return 'It is gone';
          },
        }),
      ),
      {
        id: 'remove-record',
        name: 'Remove the record',
        do: ({ input }) => table.remove(input.name),
        verify: async ({ input }) => {
          if (await table.get(input.name)) {
            throw new Error('The record is still there');
          }
          await onChange(input.name, 'removed');
          return `Environment '${input.name}' is gone`;
        },
      },
    ],
    onFailed: async ({ input }, error) => {
      await table.setState(input.name, 'failed', { error: error.message });
      await onChange(input.name, 'upserted');
      return `Environment '${input.name}' stays recorded as failed; delete it again once the cause is gone`;
    },
  };
}

async function expectRow(table: EnvironmentTable, name: string) {
  const row = await table.get(name);
  if (!row) {
    throw new Error(`Environment '${name}' is not recorded`);
  }
  return row;
}
