import { mockServices } from '@backstage/backend-test-utils';
import type { SourceState } from '@kindler/backstage-plugin-kindler-common';
import { SourceLog } from './SourceLog';

const source = (id: string, status: SourceState['status']): SourceState => ({
  id,
  kind: 'client',
  target: 'a:1',
  status,
  fault: {
    kind: 'refused',
    source: id,
    message: 'Nobody listens',
    hint: 'See whether it runs.',
  },
});

it('says once that a source failed, with what to do, and once that it is back', () => {
  const logger = mockServices.logger.mock();
  const log = new SourceLog(logger);
  log.note(source('a', 'ok'));
  for (let cluster = 0; cluster < 3; cluster += 1) {
    log.note(source('a', 'unreachable'));
  }
  log.note(source('b', 'unreachable'));
  expect(logger.warn.mock.calls).toEqual([
    ['a: Nobody listens. See whether it runs.'],
    ['b: Nobody listens. See whether it runs.'],
  ]);
  log.note(source('a', 'pending'));
  log.note(source('a', 'ok'));
  log.note(source('a', 'ok'));
  expect(logger.info.mock.calls).toEqual([['a answers again']]);
});
