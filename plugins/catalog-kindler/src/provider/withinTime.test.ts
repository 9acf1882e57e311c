import { withinTime } from './withinTime';

describe('withinTime', () => {
  it('gives what the promise gives', async () => {
    await expect(withinTime(Promise.resolve(7), 60_000)).resolves.toBe(7);
    const failure = Promise.reject(new Error('down'));
    await expect(withinTime(failure, 60_000)).rejects.toThrow('down');
  });

  it('ends the waiting for a promise that never settles', async () => {
    await expect(withinTime(new Promise(() => {}), 1)).rejects.toThrow(
      'no answer within 0.001 s',
    );
  });
});
