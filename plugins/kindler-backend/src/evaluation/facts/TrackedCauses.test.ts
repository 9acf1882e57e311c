import type { ServerCondition } from '../../model/haproxy/ServerCondition';
import { TrackedCauses } from './TrackedCauses';

describe('TrackedCauses', () => {
  const via = (server: string): ServerCondition => ({
    kind: 'maint',
    by: 'via',
    server,
  });
  const servers: Record<string, ServerCondition> = {
    'a/1': via('b/1'),
    'b/1': { kind: 'maint', by: 'resolution' },
    'c/1': via('d/1'),
    'd/1': via('c/1'),
    'e/1': via('f/1'),
  };

  it.each<[string, object]>([
    ['a/1', { kind: 'maint', by: 'resolution' }],
    ['b/1', { kind: 'maint', by: 'resolution' }],
    ['c/1', { by: 'via' }],
    ['e/1', { by: 'via' }],
    ['not there', { by: 'via' }],
  ])('follows the servers that %s tracks', (server, cause) => {
    const causes = new TrackedCauses(name => servers[name]);
    expect(causes.causeOf(via(server))).toMatchObject(cause);
    expect(causes.causeOf(via(server))).toMatchObject(cause);
  });
});
