import type { PoolerConfig } from '../../config';
import { isPaused, resumePooler } from '../../pgbouncer';
import { endPauses, findPaused } from './endPauses';

jest.mock('../../pgbouncer', () => ({
  isPaused: jest.fn(),
  resumePooler: jest.fn(),
}));

const POOLER = {
  host: '10.0.0.6',
  port: 6432,
  database: 'orders',
} as PoolerConfig;

function fail(error: Error) {
  jest.mocked(isPaused).mockRejectedValue(error);
  jest.mocked(resumePooler).mockRejectedValue(error);
}

describe('endPauses and findPaused', () => {
  it('have operations wait for a pooler that does not answer in time', async () => {
    fail(new Error('timeout expired'));
    const late = {
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('10.0.0.6:6432/orders'),
    };
    await expect(endPauses([POOLER])).rejects.toMatchObject(late);
    await expect(findPaused([POOLER])).rejects.toMatchObject(late);
  });

  it('take one that has ended for one without a pause', async () => {
    fail(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }));
    await expect(endPauses([POOLER])).resolves.toBeUndefined();
    expect(await findPaused([POOLER])).toEqual([]);
  });

  it('say at once what waiting does not mend', async () => {
    fail(new Error('admin access needed'));
    await expect(endPauses([POOLER])).rejects.toThrow('admin access needed');
  });
});
