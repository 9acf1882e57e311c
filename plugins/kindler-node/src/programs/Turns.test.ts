import { Turns } from './Turns';

const NEVER = new AbortController().signal;

const work = () => {
  let end = () => {};
  const started = jest.fn();
  const ended = new Promise<void>(resolve => {
    end = resolve;
  });
  return {
    started,
    end,
    run: async () => {
      started();
      await ended;
    },
  };
};

const settle = () => new Promise(resolve => setImmediate(resolve));

it('lets so many run at a time, in their order, and skips what was aborted', async () => {
  const turns = new Turns(2);
  const works = [work(), work(), work(), work()];
  const abort = new AbortController();
  const signals = [NEVER, NEVER, abort.signal, NEVER];
  const runs = works.map(({ run }, at) => turns.take(signals[at], run));
  const begun = () => works.map(({ started }) => started.mock.calls.length);
  await settle();
  expect(begun()).toEqual([1, 1, 0, 0]);

  abort.abort(new Error('away'));
  await expect(runs[2]).rejects.toThrow('away');
  works[0].end();
  await settle();
  expect(begun()).toEqual([1, 1, 0, 1]);

  works[1].end();
  works[3].end();
  await Promise.all([runs[0], runs[1], runs[3]]);
  await expect(
    turns.take(NEVER, async () => {
      throw new Error('of the work');
    }),
  ).rejects.toThrow('of the work');
  await expect(turns.take(NEVER, async () => 'free')).resolves.toBe('free');
});
