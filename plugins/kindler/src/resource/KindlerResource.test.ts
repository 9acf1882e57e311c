import type { Observed } from '@kindler/backstage-plugin-kindler-common';
import {
  COALESCE_INTERVAL,
  KindlerResource,
  POLL_INTERVAL,
  REQUEST_DEADLINE,
  RETRY_INTERVAL,
  SPACING,
} from './KindlerResource';

interface Answer extends Observed {
  value: number;
}

function setVisibility(state: DocumentVisibilityState) {
  Object.defineProperty(document, 'visibilityState', {
    configurable: true,
    value: state,
  });
  document.dispatchEvent(new Event('visibilitychange'));
}

const first: Answer = { now: '2026-11-22T10:00:00.000Z', value: 0 };

function later(milliseconds: number, answer: Answer): Promise<Answer> {
  return new Promise(resolve => {
    setTimeout(() => resolve(answer), milliseconds);
  });
}

describe('KindlerResource', () => {
  const load = jest.fn<Promise<Answer>, []>();
  let resource: KindlerResource<Answer>;
  let unsubscribe: () => void;

  beforeEach(async () => {
    jest.useFakeTimers();
    setVisibility('visible');
    let value = 0;
    load.mockReset();
    load.mockImplementation(async () => {
      value += 1;
      return { now: `2026-11-22T10:00:0${value}.000Z`, value };
    });
    resource = new KindlerResource({ load });
    unsubscribe = resource.subscribe(() => {});
    await jest.advanceTimersByTimeAsync(0);
  });

  afterEach(() => {
    unsubscribe();
    setVisibility('visible');
    jest.useRealTimers();
  });

  it('loads when somebody subscribes, and once for all subscribers', async () => {
    const other = resource.subscribe(() => {});
    await jest.advanceTimersByTimeAsync(0);
    expect(load).toHaveBeenCalledTimes(1);
    expect(resource.getState().data?.value).toBe(1);
    other();
  });

  it('loads soon after a single signal', async () => {
    await jest.advanceTimersByTimeAsync(SPACING);
    resource.invalidate();
    await jest.advanceTimersByTimeAsync(COALESCE_INTERVAL);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('turns a burst of signals into one request', async () => {
    resource.invalidate();
    resource.invalidate();
    resource.invalidate();
    await jest.advanceTimersByTimeAsync(SPACING);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('polls slowly behind', async () => {
    await jest.advanceTimersByTimeAsync(POLL_INTERVAL);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('loads once more after a signal that comes during a request', async () => {
    let answer: (value: Answer) => void = () => {};
    load.mockImplementationOnce(
      () =>
        new Promise(resolve => {
          answer = resolve;
        }),
    );
    resource.refresh();
    resource.refresh();
    expect(load).toHaveBeenCalledTimes(2);
    answer({ now: '2026-11-22T10:00:00.000Z', value: 9 });
    await jest.advanceTimersByTimeAsync(SPACING);
    expect(load).toHaveBeenCalledTimes(3);
  });

  it('loads once more for a signal that comes while an answer is on its way', async () => {
    load.mockImplementationOnce(() => later(20, { ...first, value: 7 }));
    resource.refresh();
    await jest.advanceTimersByTimeAsync(10);
    resource.invalidate();
    await jest.advanceTimersByTimeAsync(10);
    expect(resource.getState().data?.value).toBe(7);
    await jest.advanceTimersByTimeAsync(SPACING);
    expect(load).toHaveBeenCalledTimes(3);
  });

  it('is not kept from loading by signals that do not end', async () => {
    for (let at = 0; at < 3_000; at += 60) {
      resource.invalidate();
      await jest.advanceTimersByTimeAsync(60);
    }
    const { length } = load.mock.calls;
    expect(length).toBeGreaterThanOrEqual(6);
    expect(length).toBeLessThanOrEqual(1 + 3_000 / SPACING + 1);
  });

  it('remembers a signal that came while nobody looked and an answer was on its way', async () => {
    load.mockImplementationOnce(() => later(500, first));
    resource.refresh();
    unsubscribe();
    resource.invalidate();
    unsubscribe = resource.subscribe(() => {});
    await jest.advanceTimersByTimeAsync(500 + SPACING);
    expect(load).toHaveBeenCalledTimes(3);
  });

  it('tries again soon after a failure, then less and less often', async () => {
    load.mockRejectedValue(new Error('gone'));
    await resource.refresh();
    for (const wait of [1, 2, 4]) {
      const { length } = load.mock.calls;
      await jest.advanceTimersByTimeAsync(wait * RETRY_INTERVAL);
      expect(load).toHaveBeenCalledTimes(length + 1);
    }
    await jest.advanceTimersByTimeAsync(10 * POLL_INTERVAL);
    expect(load.mock.calls.length).toBeLessThanOrEqual(2 + 3 + 11);
  });

  it('loads nothing while the tab is hidden, and at once when it is back', async () => {
    setVisibility('hidden');
    resource.invalidate();
    await jest.advanceTimersByTimeAsync(POLL_INTERVAL * 3);
    expect(load).toHaveBeenCalledTimes(1);
    setVisibility('visible');
    await jest.advanceTimersByTimeAsync(0);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('keeps the last answer with the time since which it is stale', async () => {
    load.mockRejectedValueOnce(new Error('gone'));
    load.mockRejectedValueOnce(new Error('still gone'));
    await resource.refresh();
    await resource.refresh();
    const { data, error, staleSince } = resource.getState();
    expect(data?.value).toBe(1);
    expect(error?.message).toBe('still gone');
    expect(staleSince).toBe(Date.parse('2026-11-22T10:00:01.000Z'));
    await resource.refresh();
    expect(resource.getState().error).toBeUndefined();
    expect(resource.getState().staleSince).toBeUndefined();
  });

  it('calls a request failed that does not come back', async () => {
    load.mockReturnValueOnce(new Promise(() => {}));
    resource.refresh();
    await jest.advanceTimersByTimeAsync(REQUEST_DEADLINE);
    expect(resource.getState().error?.message).toBe('No answer within 10 s.');
    expect(resource.getState().data?.value).toBe(1);
  });

  it('stops when nobody looks', async () => {
    unsubscribe();
    resource.invalidate();
    await jest.advanceTimersByTimeAsync(POLL_INTERVAL * 3);
    expect(load).toHaveBeenCalledTimes(1);
  });
});
