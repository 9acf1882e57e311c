import { mockServices } from '@backstage/backend-test-utils';
import { readSchedule } from './readSchedule';
import { syncUntilComplete } from './syncUntilComplete';

describe('syncUntilComplete', () => {
  const pauseMs = 0;

  it('syncs once when every source answers', async () => {
    const sync = jest.fn(async () => true);
    const { signal } = new AbortController();
    await syncUntilComplete([{ sync }], signal, { pauseMs });
    expect(sync).toHaveBeenCalledTimes(1);
  });

  it('tries again while a source is away, but not for ever', async () => {
    const answers = [false, false, true];
    const sync = jest.fn(async () => answers.shift() ?? false);
    const { signal } = new AbortController();
    await syncUntilComplete([{ sync }], signal, { pauseMs });
    expect(sync).toHaveBeenCalledTimes(3);
    await syncUntilComplete([{ sync }], signal, { pauseMs });
    expect(sync).toHaveBeenCalledTimes(9);
  });

  it('is complete only when all of them are', async () => {
    const whole = jest.fn(async () => true);
    const answers = [false, true];
    const late = jest.fn(async () => answers.shift()!);
    const { signal } = new AbortController();
    await syncUntilComplete([{ sync: whole }, { sync: late }], signal, {
      pauseMs,
    });
    expect(late).toHaveBeenCalledTimes(2);
  });

  it('stops when the task is aborted', async () => {
    const controller = new AbortController();
    const sync = jest.fn(async () => {
      controller.abort();
      return false;
    });
    await syncUntilComplete([{ sync }], controller.signal);
    expect(sync).toHaveBeenCalledTimes(1);
  });
});

describe('readSchedule', () => {
  it('has a default', () => {
    const config = mockServices.rootConfig();
    expect(readSchedule(config)).toMatchObject({ frequency: { seconds: 60 } });
  });

  it('reads the configured one', () => {
    const data = {
      catalog: {
        providers: {
          kindler: {
            schedule: { frequency: 'PT5M', timeout: { minutes: 1 } },
          },
        },
      },
    };
    expect(readSchedule(mockServices.rootConfig({ data }))).toMatchObject({
      frequency: { minutes: 5 },
      timeout: { minutes: 1 },
    });
  });
});
