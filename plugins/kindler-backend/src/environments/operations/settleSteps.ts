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
      const { input, signal } = context;
      const seen = await inspector.look(wantedOf(context), signal);
      const missing = [
        ...(seen.state === to ? [] : [describe(input.name, seen)]),
        ...seen.registrations
          .filter(({ state }) => state !== 'present')
          .map(each => describe(each.kind, each)),
      ];
      if (missing.length > 0) {
        throw new Error(missing.join('; '));
      }
      await table.settle(input.name, to, seen);
    },
    verify: async ({ input, result }) => {
      const { state } = await expectRow(table, input.name);
      result.environment = input.name;
      result.state = state;
      await onChange(input.name, 'upserted');
      return `'${input.name}' was seen to be ${to}`;
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
    do: ({ input }) => table.remove(input.name),
    verify: async ({ input: { name, abandoned = [] }, result }) => {
      if (await table.get(name)) {
        throw new Error('The record is still there');
      }
      if (abandoned.length > 0) {
        result.leftBehind = abandoned
          .map(part => leftBehind(name, part))
          .join('; ');
      }
      await onChange(name, 'removed');
      return `Environment '${name}' is gone`;
    },
  };
}

function describe(
  name: string,
  { state, message }: { state: string; message?: string },
): string {
  return `'${name}' is ${state}${message ? `: ${message}` : ''}`;
}
