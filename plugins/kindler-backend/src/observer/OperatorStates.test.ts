import { word } from '@kindler/backstage-plugin-kindler-common';
import { SourceError } from '../model/fault';
import { OperatorStates } from './OperatorStates';

const hippo = { metadata: { name: 'hippo', namespace: 'db' } };
const refused = new SourceError('auth', word('fault-status', { status: 403 }));

describe('OperatorStates', () => {
  it('knows nothing before the first answer', () => {
    expect(new OperatorStates('lab').get('db/hippo')).toBeUndefined();
  });

  it('tells of a fault before the first answer, and forgets it after one', () => {
    const states = new OperatorStates('lab');
    states.fail(refused, 1000);
    states.fail(refused, 2000);
    expect(states.get('db/hippo')).toMatchObject({
      source: { id: 'kubernetes:lab/postgrescluster/db/hippo' },
      failingSince: 1000,
      failures: 2,
      fault: { kind: 'auth' },
    });
    states.setAll(new Map(), 3000);
    expect(states.get('db/hippo')).toBeUndefined();
  });

  it('keeps what was seen last, with its age, while the API fails', () => {
    const states = new OperatorStates('lab');
    states.setAll(new Map([['db/hippo', hippo]]), 1000);
    states.fail(refused, 2000);
    expect(states.get('db/hippo')).toMatchObject({
      value: { name: 'hippo' },
      observedAt: 1000,
      failingSince: 2000,
    });
    states.set('db/hippo', undefined, 3000);
    states.setAll(new Map(), 4000);
    expect(states.get('db/hippo')).toBeUndefined();
  });
});
