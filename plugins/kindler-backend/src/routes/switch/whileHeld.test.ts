import type { PoolerConfig } from '../../config';
import { PoolerPause, resumePooler } from '../../pgbouncer';
import { restoreServers } from './restoreServers';
import type { ResolvedSwitch, SwitchStepContext } from './SwitchContext';
import { whileHeld } from './whileHeld';

jest.mock('../../pgbouncer', () => ({
  PoolerPause: { begin: jest.fn() },
  resumePooler: jest.fn(),
}));
jest.mock('./restoreServers', () => ({ restoreServers: jest.fn() }));

const POOLER = { host: '10.0.0.6', port: 6432, database: 'orders' };
const OTHER = { ...POOLER, database: 'other' };

describe('whileHeld', () => {
  const seen: string[] = [];
  const stop = new AbortController();

  beforeEach(() => {
    seen.length = 0;
    const tell = (what: string) => async () => {
      seen.push(what);
    };
    jest.mocked(resumePooler).mockImplementation(async ({ database }) => {
      seen.push(`ends what was left of ${database}`);
      return true;
    });
    jest.mocked(PoolerPause.begin).mockImplementation(async () => {
      seen.push('holds');
      const end = async () => {
        seen.push('lets go');
        return 30;
      };
      return { end } as PoolerPause;
    });
    jest.mocked(restoreServers).mockImplementation(tell('restores'));
  });

  function hold(
    move: (isHeld: boolean) => Promise<void>,
    poolers = ['10.0.0.6:6432/orders'],
    log = async () => {},
  ) {
    const context = {
      state: { poolers },
      result: {},
      signal: stop.signal,
      log,
    } as unknown as SwitchStepContext;
    const resolved = {
      route: { poolers: [POOLER, OTHER] as PoolerConfig[] },
    } as ResolvedSwitch;
    const moved = whileHeld(resolved, context, move);
    return { moved, context };
  }

  const move = async () => {
    seen.push('moves');
  };
  const fail = async () => {
    seen.push('moves');
    throw new Error('HAProxy is away');
  };

  it('lets clients go once the move is proved, and says for how long they waited', async () => {
    const { moved, context } = hold(move);
    await moved;
    expect(seen).toEqual([
      'ends what was left of orders',
      'holds',
      'moves',
      'lets go',
    ]);
    expect(context.result).toEqual({ heldMs: 30 });
  });

  it('takes the move back before it lets clients go', async () => {
    await expect(hold(fail).moved).rejects.toThrow('HAProxy is away');
    expect(seen.slice(1)).toEqual(['holds', 'moves', 'restores', 'lets go']);
  });

  it('moves without a pooler that cannot hold its clients', async () => {
    jest.mocked(PoolerPause.begin).mockRejectedValue(new Error('No'));
    const { moved, context } = hold(move);
    await moved;
    expect(seen.slice(1)).toEqual(['moves']);
    expect(context.result).toEqual({});
  });

  it('tells the move whether anybody waits', async () => {
    const tried: boolean[] = [];
    const note = async (isHeld: boolean) => {
      tried.push(isHeld);
    };
    await hold(note).moved;
    jest.mocked(PoolerPause.begin).mockRejectedValue(new Error('No'));
    await hold(note).moved;
    expect(tried).toEqual([true, false]);
  });

  it('leaves nobody waiting where the log cannot be written', async () => {
    jest.mocked(PoolerPause.begin).mockRejectedValueOnce(new Error('No'));
    const away = async () => {
      throw new Error('The plugin database is away');
    };
    const both = ['10.0.0.6:6432/orders', '10.0.0.6:6432/other'];
    const { moved, context } = hold(move, both, away);
    await moved;
    expect(seen.slice(2)).toEqual(['holds', 'moves', 'lets go']);
    expect(context.result).toEqual({ heldMs: 30 });
  });

  it('asks no pooler where none was noted', async () => {
    await expect(hold(fail, []).moved).rejects.toThrow();
    expect(seen).toEqual(['moves']);
  });

  it('leaves the way to whoever has the operation now', async () => {
    stop.abort();
    await expect(hold(fail).moved).rejects.toThrow();
    expect(seen.slice(1)).toEqual(['holds', 'moves', 'lets go']);
  });
});
