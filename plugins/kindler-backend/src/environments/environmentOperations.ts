import { ConflictError } from '@backstage/errors';
import type {
  EnvironmentProvider,
  ProviderStep,
} from '@kindler/backstage-plugin-kindler-node';
import { word } from '@kindler/backstage-plugin-kindler-common';
import type { OperationDefinition, OperationStep } from '../operations';
import type { PasswordHandover } from './PasswordHandover';
import type { EnvironmentTable } from './EnvironmentTable';

export interface EnvironmentOperationsOptions {
  table: EnvironmentTable;
  provider: EnvironmentProvider;
  passwords: PasswordHandover;
  /** Told when an environment appeared, changed or vanished. */
  onChange(name: string, change: 'upserted' | 'removed'): Promise<void>;
}

type Step = OperationStep<'environment-create' | 'environment-delete'>;

/** Create: the row first, then the provider's parts, then the row says running. */
export function createEnvironmentDefinition(
  options: EnvironmentOperationsOptions,
): OperationDefinition<'environment-create'> {
  const { provider } = options;
  return {
    kind: 'environment-create',
    variant: provider.kind,
    plan: input => [
      recordStep(options),
      ...provider.plan(input, 'running').map(toStep),
      markRunningStep(options),
    ],
  };
}

/** Delete: forward only; what fails stays recorded as failed and can be deleted again. */
export function deleteEnvironmentDefinition(
  options: EnvironmentOperationsOptions,
): OperationDefinition<'environment-delete'> {
  const { table, provider, onChange } = options;
  return {
    kind: 'environment-delete',
    variant: provider.kind,
    plan: input => [
      markDeletingStep(options),
      ...provider
        .plan(input, 'absent')
        .map(step => ({ ...toStep(step), undo: undefined })),
      removeRecordStep(options),
    ],
    onFailed: async ({ input }, error) => {
      await table.setState(input.name, 'failed', { error: error.message });
      await onChange(input.name, 'upserted');
      return `Environment '${input.name}' stays recorded as failed; delete it again once the cause is gone`;
    },
  };
}

/** Sets a new password, which only the request that asked for it gets. */
export function issuePasswordDefinition({
  provider,
  passwords,
}: EnvironmentOperationsOptions): OperationDefinition<'environment-credentials'> {
  return {
    kind: 'environment-credentials',
    variant: provider.kind,
    plan: () => [
      {
        id: 'issue',
        name: word('step-set-password', {}),
        do: context =>
          passwords.handOver(context.input.delivery, async () => {
            if (!provider.issuePassword) {
              throw new ConflictError(
                `Environments of '${provider.kind}' have no password`,
              );
            }
            return provider.issuePassword(context.input, context);
          }),
        verify: async () => 'The new password works; the old one does not',
      },
    ],
  };
}

/** A provider's steps know their environment; of the operation they need to know nothing. */
function toStep(step: ProviderStep): Step {
  const { check, do: work, verify, undo } = step;
  return {
    id: step.id,
    name: step.name,
    timeoutMs: step.timeoutMs,
    check: check && (context => check.call(step, context)),
    do: context => work.call(step, context),
    verify: context => verify.call(step, context),
    undo: undo && (context => undo.call(step, context)),
  };
}

function recordStep({
  table,
  provider,
  onChange,
}: EnvironmentOperationsOptions): Step {
  return {
    id: 'record',
    name: word('step-record', {}),
    do: async ({ input, operationId, state }) => {
      const inserted = await table.insertCreating({
        ...input,
        place: provider.database?.(input),
        operationId,
      });
      if (!inserted) {
        throw new ConflictError(`Environment '${input.name}' is there already`);
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
  };
}

function markRunningStep({
  table,
  provider,
  onChange,
}: EnvironmentOperationsOptions): Step {
  return {
    id: 'mark-running',
    name: word('step-mark-running', {}),
    do: async context => {
      const { name } = context.input;
      const { state, message } = await provider.observe(context.input, context);
      if (state !== 'running') {
        throw new Error(
          `Environment '${name}' is ${state}${message ? `: ${message}` : ''}`,
        );
      }
      await table.setState(name, 'running');
    },
    verify: async ({ input, result }) => {
      const row = await expectRow(table, input.name);
      if (row.actualState !== 'running') {
        throw new Error(`Environment '${input.name}' is ${row.actualState}`);
      }
      result.environment = input.name;
      result.route = row.route ?? '';
      await onChange(input.name, 'upserted');
      return `Environment '${input.name}' is running`;
    },
  };
}

function markDeletingStep({
  table,
  onChange,
}: EnvironmentOperationsOptions): Step {
  return {
    id: 'mark-deleting',
    name: word('step-mark-deleting', {}),
    do: ({ input, operationId }) => table.markDeleting(input.name, operationId),
    verify: async ({ input }) => {
      await onChange(input.name, 'upserted');
      return `Environment '${input.name}' is marked for deletion`;
    },
  };
}

function removeRecordStep({
  table,
  onChange,
}: EnvironmentOperationsOptions): Step {
  return {
    id: 'remove-record',
    name: word('step-remove-record', {}),
    do: ({ input }) => table.remove(input.name),
    verify: async ({ input }) => {
      if (await table.get(input.name)) {
        throw new Error('The record is still there');
      }
      await onChange(input.name, 'removed');
      return `Environment '${input.name}' is gone`;
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
