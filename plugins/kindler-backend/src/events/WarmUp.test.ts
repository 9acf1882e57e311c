import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { WarmUp } from './WarmUp';

const BEGIN = Date.parse('2026-11-22T09:00:00Z');
const at = (seconds: number) => new Date(BEGIN + seconds * 1000).toISOString();

describe('WarmUp', () => {
  const [OLD, OK, FAILING, PENDING] = [
    { observedAt: at(-60) },
    { observedAt: at(1) },
    { observedAt: at(-60), failingSince: at(1) },
    {},
  ];

  const begin = () => {
    const tell = jest.fn();
    const warmUp = new WarmUp<string>(tell, BEGIN);
    const look = (sources: object[], verdict: string, seconds: number) =>
      warmUp.onLook(
        { name: 'orders', sources, verdict } as Database,
        'past',
        BEGIN + seconds * 1000,
      );
    /** Looks each second, at last at this one. */
    const lookUntil = (sources: object[], verdict: string, seconds: number) => {
      for (let second = 1; second < seconds; second += 1) {
        look([PENDING], 'unknown', second);
      }
      look(sources, verdict, seconds);
    };
    look([PENDING], 'unknown', 0);
    return { warmUp, tell, look, lookUntil };
  };

  it.each([
    ['ok with all sources', [OK, OK], 'ok', 1, true],
    ['with what was known before', [OK, OLD], 'ok', 1, false],
    ['with a source that was not asked yet', [OK, PENDING], 'ok', 1, false],
    ['with a source that fails', [OK, FAILING], 'unknown', 1, false],
    ['and not well after some time', [OK, FAILING], 'critical', 20, true],
    ['and a source is never asked', [OK, PENDING], 'unknown', 60, true],
  ])('%s', (_, sources, verdict, seconds, over) => {
    const { tell, lookUntil } = begin();
    lookUntil(sources, verdict, seconds);
    expect(tell).toHaveBeenCalledTimes(over ? 1 : 0);
  });

  it('counts what was asked since the start, before the cluster was seen', () => {
    const tell = jest.fn();
    const warmUp = new WarmUp<string>(tell, BEGIN);
    const database = { name: 'orders', sources: [OK], verdict: 'ok' };
    warmUp.onLook(database as unknown as Database, 'past', BEGIN + 9_000);
    expect(tell).toHaveBeenCalledTimes(1);
  });

  it('begins again after a pause of the process, with what was asked since', () => {
    const { tell, look } = begin();
    look([OK], 'ok', 1);
    const told = tell.mock.calls.length;
    look([OK], 'unknown', 600);
    look([OK], 'ok', 601);
    expect(tell).toHaveBeenCalledTimes(told);
    look([{ observedAt: at(602) }], 'ok', 602);
    expect(tell).toHaveBeenCalledTimes(told + 1);
  });

  it('does not take it for a pause that there was no cluster', () => {
    const { warmUp, tell, look } = begin();
    warmUp.forget('orders');
    look([OK], 'ok', 600);
    expect(tell).toHaveBeenCalledTimes(1);
  });

  it('tells once of what does not change, and then of each change, until the cluster is gone', () => {
    const { warmUp, tell, look } = begin();
    look([OK], 'ok', 1);
    look([OK], 'ok', 2);
    expect(tell).toHaveBeenCalledTimes(1);
    const changed = { name: 'orders', sources: [{}] } as Database;
    warmUp.onDatabase(changed, 'past', BEGIN + 3000);
    expect(tell).toHaveBeenLastCalledWith(changed, 'past');
    warmUp.forget('orders');
    warmUp.onDatabase(changed, 'past', BEGIN + 4000);
    expect(tell).toHaveBeenCalledTimes(2);
  });
});
