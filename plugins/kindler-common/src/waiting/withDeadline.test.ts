import { withDeadline } from './withDeadline';

const never = () => new Promise<never>(() => {});
const aborted = AbortSignal.abort(new Error('cancelled'));

describe('withDeadline', () => {
  it('gives what the work gives, and leaves its signal alone', async () => {
    const signals: AbortSignal[] = [];
    const work = (signal: AbortSignal) => {
      signals.push(signal);
      return Promise.resolve(7);
    };
    await expect(withDeadline(work, { ms: 60_000 })).resolves.toBe(7);
    expect(signals.map(each => each.aborted)).toEqual([false]);
  });

  it.each<[string, () => Promise<unknown>, string]>([
    [
      'the work does',
      () =>
        withDeadline(() => Promise.reject(new Error('down')), { ms: 60_000 }),
      'down',
    ],
    [
      'the work throws at once',
      () =>
        withDeadline(
          () => {
            throw new Error('thrown');
          },
          { ms: 60_000 },
        ),
      'thrown',
    ],
    [
      'the time is over',
      () => withDeadline(never, { ms: 1 }),
      'It did not end within 0.001 s',
    ],
    [
      'the time is over, with an error of its own',
      () => withDeadline(never, { ms: 1, late: () => new Error('late') }),
      'late',
    ],
    [
      'the work ends itself',
      () =>
        withDeadline((_, end) => {
          end(new Error('enough'));
          return never();
        }, {}),
      'enough',
    ],
  ])('rejects when %s', async (_, run, message) => {
    await expect(run()).rejects.toThrow(message);
  });

  it('does not begin for a signal that was aborted before', async () => {
    const work = jest.fn(never);
    await expect(withDeadline(work, { signal: aborted })).rejects.toThrow(
      'cancelled',
    );
    expect(work).not.toHaveBeenCalled();
  });

  it('tells the work why it is ended, and hears the outer signal no longer afterwards', async () => {
    const outer = new AbortController();
    const reasons: unknown[] = [];
    const work = (signal: AbortSignal) =>
      new Promise<void>(resolve =>
        signal.addEventListener('abort', () => {
          reasons.push(signal.reason);
          resolve();
        }),
      );
    const waiting = withDeadline(work, { signal: outer.signal });
    outer.abort('stop');
    await expect(waiting).rejects.toBe('stop');
    expect(reasons).toEqual(['stop']);
    const remove = jest.spyOn(AbortSignal.prototype, 'removeEventListener');
    const { signal } = new AbortController();
    await withDeadline(() => 1, { signal });
    expect(remove).toHaveBeenCalledTimes(1);
    remove.mockRestore();
  });
});
