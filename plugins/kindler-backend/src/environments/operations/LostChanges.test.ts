import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import { LostChanges } from './LostChanges';

const FOUND: Record<string, Partial<Operation>> = {
  pending: { status: 'pending' },
  running: { status: 'running' },
  waiting: { status: 'waiting' },
  undoing: { status: 'undoing' },
  failed: { status: 'failed', error: 'not configured any more' },
  cancelled: { status: 'cancelled' },
  succeeded: { status: 'succeeded' },
};

describe('LostChanges', () => {
  it.each<[string, RegExp[]]>([
    ['pending', []],
    ['running', []],
    ['waiting', []],
    ['undoing', []],
    ['failed', [/'failed' ended as failed .*: not configured any more$/]],
    ['cancelled', [/ended as cancelled/]],
    ['succeeded', [/ended as succeeded/]],
    ['pruned', [/'pruned' is not in the journal/]],
    ['taken', []],
  ])('takes an operation that is %s for over: %s', async (id, expected) => {
    const failed: string[] = [];
    const changed: string[] = [];
    await new LostChanges({
      table: {
        listWorkedOn: async () => [{ name: 'shop', operationId: id }],
        setFailed: async ({ operationId }, error) => {
          // A newer operation works on it by then.
          if (operationId === 'taken') {
            return false;
          }
          failed.push(error);
          return true;
        },
      },
      operations: {
        find: async () =>
          new Map(FOUND[id] ? [[id, FOUND[id] as Operation]] : []),
      },
      onChange: async name => {
        changed.push(name);
      },
    }).free();
    expect(failed).toEqual(expected.map(words => expect.stringMatching(words)));
    expect(changed).toEqual(expected.map(() => 'shop'));
  });
});
