import { until } from './until';

describe('until', () => {
  it('looks until there is a value, which may be false', async () => {
    const seen = [undefined, undefined, false];
    const look = jest.fn(async () => seen.shift());
    await expect(until(look, { everyMs: 1 })).resolves.toBe(false);
    expect(look).toHaveBeenCalledTimes(3);
  });

  it('ends when a look rejects', async () => {
    const look = () => Promise.reject(new Error('down'));
    await expect(until(look, { everyMs: 1 })).rejects.toThrow('down');
  });

  it('ends when the time is over, after a last look', async () => {
    jest.useFakeTimers();
    const look = jest.fn();
    const late = (waitedMs: number) => new Error(`late after ${waitedMs} ms`);
    const ended = until(look, { everyMs: 60_000, ms: 50, late }).catch(
      error => error.message,
    );
    await jest.advanceTimersByTimeAsync(50);
    expect(await ended).toBe('late after 50 ms');
    expect(look).toHaveBeenCalledTimes(2);
    jest.useRealTimers();
  });

  it('ends with the reason of its signal, also within a pause', async () => {
    const stop = new AbortController();
    const look = jest.fn();
    const waiting = until(look, { everyMs: 60_000, signal: stop.signal });
    stop.abort(new Error('cancelled'));
    await expect(waiting).rejects.toThrow('cancelled');
    expect(look).toHaveBeenCalledTimes(1);
  });
});
