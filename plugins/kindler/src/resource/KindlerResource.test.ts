import type { Observed } from '@kindler/backstage-plugin-kindler-common';
import {
  COALESCE_INTERVAL,
  KindlerResource,
  POLL_INTERVAL,
  REQUEST_DEADLINE,
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
    resource = KindlerResource.create({ load });
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

  it('turns a burst of signals into one request', async () => {
    resource.invalidate();
    resource.invalidate();
    resource.invalidate();
    await jest.advanceTimersByTimeAsync(COALESCE_INTERVAL);
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
    await jest.advanceTimersByTimeAsync(COALESCE_INTERVAL);
    expect(load).toHaveBeenCalledTimes(3);
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
    expect(resource.getState().error?.message).toBe('No answer within 30 s.');
    expect(resource.getState().data?.value).toBe(1);
  });

  it('stops when nobody looks', async () => {
    unsubscribe();
    resource.invalidate();
    await jest.advanceTimersByTimeAsync(POLL_INTERVAL * 3);
    expect(load).toHaveBeenCalledTimes(1);
  });
});
