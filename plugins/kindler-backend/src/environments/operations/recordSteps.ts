import { ConflictError } from '@backstage/errors';
import { word } from '@kindler/backstage-plugin-kindler-common';
import type { EnvironmentTable } from '../EnvironmentTable';
import { wantedOf, type ChangeOptions, type ChangeStep } from './types';

/** Writes the row before anything is made. It stays as long as anything of the environment is there. */
export function recordStep({
  table,
  inspector,
  onChange,
}: ChangeOptions): ChangeStep {
  return {
    id: 'record',
    name: word('step-record', {}),
    do: async ({ input, operationId, state }) => {
      const details = await table.insertCreating({
        ...input,
        operationId,
        // One that failed before left its row.
        isOwn: state.details !== undefined,
      });
      if (!details) {
        throw new ConflictError(`Environment '${input.name}' is there already`);
      }
      state.details = details;
    },
    verify: async ({ input }) => {
      await expectRow(table, input.name);
      await onChange(input.name, 'upserted');
      return word('recorded-creating', { name: input.name });
    },
    undo: async ({ input, operationId, state }) => {
      const row = await table.get(input.name);
      if (row?.operationId !== operationId) {
        return;
      }
      const left = await inspector.findLeft(wantedOf({ input, state }));
      if (left) {
        throw new Error(left);
      }
      await table.remove({ name: input.name, operationId });
      await onChange(input.name, 'removed');
    },
  };
}

export function markDeletingStep({
  table,
  onChange,
}: ChangeOptions): ChangeStep {
  return {
    id: 'mark-deleting',
    name: word('step-mark-deleting', {}),
    do: async ({ input: { name, isExpired }, operationId }) => {
      if (
        !(await table.markDeleting(name, operationId, isExpired)) &&
        isExpired
      ) {
        throw new ConflictError(
          `Environment '${name}' was given more time meanwhile; it stays`,
        );
      }
    },
    verify: async ({ input }) => {
      await onChange(input.name, 'upserted');
      return word('recorded-deleting', { name: input.name });
    },
  };
}

/** Writes down what is asked for before anything is done about it. */
export function changeStep({ table, onChange }: ChangeOptions): ChangeStep {
  return {
    id: 'mark-changing',
    name: word('step-mark-changing', {}),
    do: ({ input, operationId }) => table.markChanging(input, operationId),
    verify: async ({ input }) => {
      const { desired } = await expectRow(table, input.name);
      await onChange(input.name, 'upserted');
      return word('recorded-wish', {
        name: input.name,
        desired: word(`state-${desired}`, {}),
      });
    },
  };
}

export async function expectRow(table: EnvironmentTable, name: string) {
  const row = await table.get(name);
  if (!row) {
    throw new Error(`Environment '${name}' is not recorded`);
  }
  return row;
}
