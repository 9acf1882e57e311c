import { toEnvironment, type EnvironmentRow } from '../toEnvironment';
import { ObserveLoop } from './ObserveLoop';
import type { Sighting } from './Sighting';
import type { DueEnvironment } from './SightingTable';

const RUNNING: Sighting = {
  state: 'running',
  source: 'provider:test',
  registrations: [],
};

function due(name: string): DueEnvironment {
  const row = {
    name,
    provider: 'test',
    details: {},
    registrations: [],
    observed: null,
    operation_id: null,
    node_port: null,
    pf_port: null,
    http_port: null,
    https_port: null,
    subnet: null,
    import_notes: [],
    created_at: new Date(),
    updated_at: new Date(),
  } as unknown as EnvironmentRow;
  return { environment: toEnvironment(row), version: '1' };
}

/** Environments of two providers in memory. */
function setUp(look: (name: string) => Promise<Sighting>) {
  const waiting = {
    quick: ['a', 'b', 'c'].map(due),
    slow: ['p', 'q', 'r', 's', 't', 'u'].map(due),
  };
  const seen: string[] = [];
  const faults: string[] = [];
  const changed: string[] = [];
  const loop = new ObserveLoop({
    kinds: ['quick', 'slow'],
    inspector: { look: ({ name }) => look(name) },
    table: {
      claimDue: async (kind, limit) =>
        waiting[kind as 'quick' | 'slow'].splice(0, limit),
      saveSighting: async ({ environment: { name } }) => {
        seen.push(name);
        return name === 'a';
      },
      saveFault: async ({ environment: { name } }, fault) => {
        faults.push(`${name}: ${fault}`);
        return true;
      },
    },
    onChange: async name => {
      changed.push(name);
    },
  });
  return { loop, seen, faults, changed };
}

describe('ObserveLoop', () => {
  it('tells of news only, and keeps what was seen where a look fails', async () => {
    const { loop, seen, faults, changed } = setUp(async name => {
      if (name === 'b') {
        throw new Error('does not answer');
      }
      return RUNNING;
    });
    await loop.turn('quick');
    expect(seen).toEqual(['a', 'c']);
    expect(faults).toEqual(['b: does not answer']);
    expect(changed.sort()).toEqual(['a', 'b']);
  });

  it('looks at a few at a time, and one provider that hangs holds up no other', async () => {
    const begun: string[] = [];
    let go = () => {};
    const gate = new Promise<void>(resolve => {
      go = resolve;
    });
    const { loop, seen } = setUp(async name => {
      begun.push(name);
      if (name >= 'p') {
        await gate;
      }
      return RUNNING;
    });
    const hanging = loop.turn('slow');
    await loop.turn('slow');
    await loop.turn('quick');
    expect(begun).toEqual(['p', 'q', 'r', 's', 'a', 'b', 'c']);
    expect(seen).toEqual(['a', 'b', 'c']);
    go();
    await hanging;
    await loop.turn('slow');
    expect(begun.slice(-2)).toEqual(['t', 'u']);
  });

  it('writes nothing of looks that it breaks off itself', async () => {
    const { loop, faults } = setUp(async () => {
      throw new Error('aborted');
    });
    await loop.stop();
    await loop.turn('quick');
    expect(faults).toEqual([]);
  });
});
