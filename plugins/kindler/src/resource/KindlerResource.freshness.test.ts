import type { Observed } from '@kindler/backstage-plugin-kindler-common';
import { KindlerResource, SPACING } from './KindlerResource';

interface Answer extends Observed {
  version: number;
}

const STEP = 20;
const DURATION = 8_000;
const FRESH_WITHIN = 1_000;
/** So long may an answer and a signal take for the promise to hold. */
const SLOWEST_ANSWER = 250;
const SLOWEST_SIGNAL = 50;

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = Math.imul(state ^ (state >>> 15), state | 1) + 0x6d2b79f5;
    const mixed =
      state ^ (state + Math.imul(state ^ (state >>> 7), state | 61));
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A server whose state changes, which tells of each change by a signal, and answers late. */
class ChangingServer {
  version = 0;
  requests = 0;

  constructor(readonly random: () => number) {}

  load = async (): Promise<Answer> => {
    this.requests += 1;
    await this.#wait(SLOWEST_ANSWER / 2);
    const { version } = this;
    await this.#wait(SLOWEST_ANSWER / 2);
    return { now: '2026-11-22T10:00:00.000Z', version };
  };

  async change(tell: () => void) {
    this.version += 1;
    await this.#wait(SLOWEST_SIGNAL);
    tell();
  }

  #wait(most: number) {
    const milliseconds = this.random() * most;
    return new Promise<void>(resolve => {
      setTimeout(resolve, milliseconds);
    });
  }
}

describe('a page', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it.each(
    [0.001, 0.02, 0.2, 0.9].flatMap(share =>
      [1, 2, 3].map(seed => [seed, share]),
    ),
  )(
    'is as fresh as the server (seed %s, a change in %s of the moments)',
    async (seed, share) => {
      const random = randomFrom(seed);
      const server = new ChangingServer(random);
      const resource = new KindlerResource({ load: server.load });
      const unsubscribe = resource.subscribe(() => {});
      const versions: number[] = [];
      for (let at = 0; at < DURATION; at += STEP) {
        if (random() < share) {
          void server.change(() => resource.invalidate());
        }
        await jest.advanceTimersByTimeAsync(STEP);
        versions.push(server.version);
        const known = versions[versions.length - 1 - FRESH_WITHIN / STEP] ?? 0;
        expect(resource.getState().data?.version ?? 0).toBeGreaterThanOrEqual(
          known,
        );
      }
      unsubscribe();
      expect(server.requests).toBeLessThanOrEqual(DURATION / SPACING + 2);
    },
  );
});
