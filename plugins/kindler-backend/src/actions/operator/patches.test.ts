import {
  disarmPatch,
  instanceOf,
  pausePatch,
  restartPatch,
  switchoverPatch,
  triggerIn,
  triggerOf,
} from './patches';

const TRIGGER = 'postgres-operator.crunchydata.com/trigger-switchover';

describe('patches of a PostgresCluster', () => {
  it.each<[string, object, object]>([
    [
      'a switchover to a member',
      switchoverPatch('kindler-1', 'hippo-instance1-abcd-0'),
      {
        metadata: { annotations: { [TRIGGER]: 'kindler-1' } },
        spec: {
          patroni: {
            switchover: {
              enabled: true,
              targetInstance: 'hippo-instance1-abcd',
              type: 'Switchover',
            },
          },
        },
      },
    ],
    [
      'a switchover to anybody, without the target of an earlier one',
      switchoverPatch('kindler-2'),
      {
        metadata: { annotations: { [TRIGGER]: 'kindler-2' } },
        spec: {
          patroni: {
            switchover: {
              enabled: true,
              targetInstance: null,
              type: 'Switchover',
            },
          },
        },
      },
    ],
    [
      'the end of a switchover',
      disarmPatch(),
      { spec: { patroni: { switchover: { enabled: false } } } },
    ],
    [
      'a restart',
      restartPatch('1'),
      { spec: { metadata: { annotations: { 'kindler.dev/restart': '1' } } } },
    ],
    [
      'a pause',
      pausePatch(true),
      { spec: { patroni: { dynamicConfiguration: { pause: true } } } },
    ],
    [
      'the end of a pause',
      pausePatch(false),
      { spec: { patroni: { dynamicConfiguration: { pause: null } } } },
    ],
  ])('are right for %s', (_what, patch, expected) => {
    expect(patch).toEqual(expected);
  });

  it('have a trigger that is the same whenever an operation is resumed', () => {
    expect(triggerOf('1')).toBe(triggerOf('1'));
    expect(triggerOf('1')).not.toBe(triggerOf('2'));
    expect(triggerIn({ [TRIGGER]: 'x' })).toBe('x');
    expect(triggerIn(undefined)).toBeUndefined();
  });

  it.each([
    ['hippo-instance1-abcd-0', 'hippo-instance1-abcd'],
    ['hippo-0-abcd-0', 'hippo-0-abcd'],
    ['hippo-00-abcd', 'hippo-00-abcd'],
  ])('take the instance of %s for %s', (pod, instance) => {
    expect(instanceOf(pod)).toBe(instance);
  });
});
