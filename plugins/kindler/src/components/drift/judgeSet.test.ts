import type { DriftSource } from '@kindler/backstage-plugin-kindler-common';
import { ago, NOW } from '../../__fixtures__/times';
import { judgeSet } from './judgeSet';

const none = { total: 0, missing: 0, extra: 0, different: 0, unknown: 0 };
const set: DriftSource = {
  id: 'provider:kind',
  kind: 'provider',
  observedAt: ago(5),
  differences: none,
};
const fault = { message: 'away', hint: 'wait' };

describe('judgeSet', () => {
  it.each<[Partial<DriftSource>, ReturnType<typeof judgeSet>]>([
    [{}, { state: 'agrees' }],
    [{ kind: 'metadata' }, { state: 'read' }],
    [{ fault }, { state: 'unknown', reason: 'fault' }],
    [{ observedAt: undefined }, { state: 'unknown', reason: 'unlisted' }],
    [{ differences: undefined }, { state: 'unknown', reason: 'unlisted' }],
    [{ observedAt: ago(3600) }, { state: 'unknown', reason: 'old' }],
    [
      { differences: { ...none, total: 2, unknown: 1, extra: 1 } },
      { state: 'differs' },
    ],
    [
      { differences: { ...none, total: 1, unknown: 1 } },
      { state: 'unknown', reason: 'unseen' },
    ],
  ])('of %j', (values, expected) => {
    expect(judgeSet({ ...set, ...values }, Date.parse(NOW))).toEqual(expected);
  });
});
