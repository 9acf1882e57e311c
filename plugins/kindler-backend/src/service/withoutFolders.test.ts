import type { SourceState } from '@kindler/backstage-plugin-kindler-common';
import { withoutFolders } from './withoutFolders';

const sourceAt = (target: string): SourceState => ({
  id: 'haproxy-runtime:edge',
  kind: 'haproxy-runtime',
  target,
  status: 'unreachable',
  fault: {
    kind: 'refused',
    source: 'haproxy-runtime:edge',
    message: `Nobody listens at ${target}`,
    hint: `Look at ${target}`,
  },
});

it.each([
  ['/run/haproxy/a b/admin.sock', 'admin.sock'],
  ['http://10.0.0.1:8404/stats', 'http://10.0.0.1:8404/stats'],
  ['10.0.0.1:9999', '10.0.0.1:9999'],
])('tells of %s only %s', (target, told) => {
  expect(withoutFolders(sourceAt(target))).toEqual(sourceAt(told));
});
