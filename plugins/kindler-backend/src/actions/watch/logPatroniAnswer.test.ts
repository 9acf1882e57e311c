import { word } from '@kindler/backstage-plugin-kindler-common';
import type { WriteOutcome } from '../patroni/PatroniAccess';
import type { ActionStepContext } from '../types';
import { logPatroniAnswer, watchAfter } from './logPatroniAnswer';

describe('logPatroniAnswer', () => {
  const log = jest.fn();
  const context = { log } as unknown as ActionStepContext;
  const told = (outcome: WriteOutcome) => logPatroniAnswer(context, outcome);

  it.each<[WriteOutcome, number]>([
    [{ status: 200, text: 'Successfully switched over to "b"' }, 60_000],
    [{ status: 202, text: 'Switchover scheduled' }, 60_000],
    ['unanswered', 60_000],
    [{ status: 503, text: 'Switchover status unknown' }, 20_000],
  ])('takes %j for no proof of anything', async (outcome, patienceMs) => {
    expect(await told(outcome)).toEqual({ patienceMs });
  });

  it.each<[WriteOutcome, RegExp]>([
    [
      { status: 412, text: 'leader name does not match' },
      /^Patroni answered 412: leader name does not match$/,
    ],
    [{ status: 401, text: 'no auth header received' }, /\.patroni\.auth/],
    [{ status: 403, text: 'client certificate required' }, /\.tls\.certFile/],
  ])('takes %j for a refusal', async (outcome, refused) => {
    expect(await told(outcome)).toMatchObject({
      refused: { text: expect.stringMatching(refused) },
    });
  });

  it('believes what is seen, even after a refusal', async () => {
    const done = word('seen-leads-writing', { member: 'b' });
    const watch = {
      what: word('awaited-switchover', {}),
      next: word('look-findings', {}),
      signal: new AbortController().signal,
    };
    const refused = {
      refused: word('told-answer', { status: 412 }),
      patienceMs: 0,
    };
    await expect(
      watchAfter(refused, {
        ...watch,
        look: async () => ({ done }),
      }),
    ).resolves.toBe(done);
    await expect(
      watchAfter(refused, { ...watch, look: async () => ({ seen: done }) }),
    ).rejects.toThrow('Patroni answered 412');
  });
});
