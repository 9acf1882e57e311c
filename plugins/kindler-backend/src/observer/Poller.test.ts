import { Poller } from './Poller';

/** A question whose answers the test gives. */
function question() {
  const pending: Array<(answered: boolean) => void> = [];
  const counts = { asked: 0, running: 0, most: 0 };
  const waiting: Array<() => void> = [];
  const ask = async () => {
    counts.asked += 1;
    counts.running += 1;
    counts.most = Math.max(counts.most, counts.running);
    const answer = new Promise<boolean>(resolve => pending.push(resolve));
    waiting.splice(0).forEach(resume => resume());
    const answered = await answer;
    counts.running -= 1;
    return answered;
  };
  const answer = async (answered = true) => {
    while (pending.length === 0) {
      await new Promise<void>(resolve => waiting.push(resolve));
    }
    pending.shift()!(answered);
  };
  return { ask, answer, counts };
}

describe('Poller', () => {
  it('asks again and again, never twice at the same time', async () => {
    const { ask, answer, counts } = question();
    const poller = new Poller({ intervalMs: 1, slowestMs: 1, ask });
    poller.start();
    for (let count = 0; count < 5; count += 1) {
      await answer();
    }
    const stopped = poller.stop();
    if (counts.running > 0) {
      await answer();
    }
    await stopped;
    expect(counts.asked).toBeGreaterThanOrEqual(5);
    expect(counts.most).toBe(1);
  });

  it('waits for a question that began after the call', async () => {
    const { ask, answer, counts } = question();
    const poller = new Poller({
      intervalMs: 60_000,
      slowestMs: 60_000,
      ask,
    });
    const first = poller.askNow();
    const second = poller.askNow();
    const third = poller.askNow();
    let done = false;
    second.then(() => {
      done = true;
    });
    await answer();
    await first;
    expect(done).toBe(false);
    await answer();
    await Promise.all([second, third]);
    expect(counts).toMatchObject({ asked: 2, most: 1 });
    await poller.stop();
  });

  it('asks once more at once when an answer was lost, and then takes its time', async () => {
    const { ask, answer, counts } = question();
    const poller = new Poller({
      intervalMs: 60_000,
      slowestMs: 60_000,
      ask,
    });
    poller.start();
    await answer(false);
    await answer(false);
    await poller.stop();
    expect(counts.asked).toBe(2);
  });

  it('asks only on request while it pauses', async () => {
    const { ask, answer, counts } = question();
    const poller = new Poller({ intervalMs: 1, slowestMs: 1, ask });
    poller.start();
    await answer();
    const requested = poller.askNow();
    const paused = poller.pause();
    await answer();
    await Promise.all([requested, paused]);
    const { asked } = counts;
    poller.start();
    await answer();
    expect(counts.asked).toBe(asked + 1);
    await poller.stop();
  });

  it('asks nothing after it was stopped', async () => {
    const { ask, counts } = question();
    const poller = new Poller({ intervalMs: 1, slowestMs: 1, ask });
    await poller.stop();
    await poller.askNow();
    expect(counts.asked).toBe(0);
  });
});
