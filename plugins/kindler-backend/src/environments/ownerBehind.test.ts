import { ownerBehind } from './ownerBehind';

describe('ownerBehind', () => {
  it('is the user', () => {
    expect(ownerBehind('user:default/ann')).toBe('user:default/ann');
  });

  it.each(['plugin:scaffolder', 'external:ci', 'ci', 'unknown', 'user:..'])(
    'is nobody for %s',
    requester => expect(ownerBehind(requester)).toBeUndefined(),
  );
});
