import { ConflictError } from '@backstage/errors';
import {
  word,
  type EnvironmentDesiredState,
} from '@kindler/backstage-plugin-kindler-common';
import { leftBehind } from './missingParts';
import { expectRow } from './recordSteps';
import { wantedOf, type ChangeOptions, type ChangeStep } from './types';

/** Looks at the whole, and records what was seen where it is what was asked for. */
export function settleStep(
  { table, inspector, onChange }: ChangeOptions,
  to: Exclude<EnvironmentDesiredState, 'absent'>,
): ChangeStep {
  return {
    id: `mark-${to}`,
    name: word(`step-mark-${to}`, {}),
    do: async context => {
      const { input, operationId, signal } = context;
      const { name } = input;
      const seen = await inspector.look(wantedOf(context), signal);
      const missing = [
        ...(seen.state === to ? [] : [describe(name, seen)]),
        ...seen.registrations
          .filter(({ state }) => state !== 'present')
          .map(each => describe(each.kind, each)),
      ];
      if (missing.length > 0) {
        throw new Error(missing.join('; '));
      }
      if (!(await table.settle({ name, operationId }, to, seen))) {
        const { state, operationId: other } = await expectRow(table, name);
        // One that was killed right after it settled finds its own work.
        if (other || state !== to) {
          throw workedOnBy(name, other);
        }
      }
    },
    verify: async ({ input, result }) => {
      const { state } = await expectRow(table, input.name);
      result.environment = input.name;
      result.state = state;
      await onChange(input.name, 'upserted');
      return word('recorded-seen', {
        name: input.name,
        state: word(`state-${to}`, {}),
      });
    },
  };
}

export function removeRecordStep({
  table,
  onChange,
}: ChangeOptions): ChangeStep {
  return {
    id: 'remove-record',
    name: word('step-remove-record', {}),
    do: ({ input: { name }, operationId }) =>
      table.remove({ name, operationId }),
    verify: async ({ input: { name, abandoned = [] }, result }) => {
      const left = await table.get(name);
      if (left) {
        throw workedOnBy(name, left.operationId);
      }
      if (abandoned.length > 0) {
        result.leftBehind = abandoned
          .map(part => leftBehind(name, part).text)
          .join('; ');
      }
      await onChange(name, 'removed');
      return word('gone-environment', { name });
    },
  };
}

function workedOnBy(name: string, other: string | undefined): ConflictError {
  return new ConflictError(
    other
      ? `Operation '${other}' works on environment '${name}' now`
      : `Another operation has worked on environment '${name}' since`,
  );
}

function describe(
  name: string,
  { state, message }: { state: string; message?: string },
): string {
  return `'${name}' is ${state}${message ? `: ${message}` : ''}`;
}
