import { textsOf } from '../__testUtils__/textsOf';
import { database, leader, member } from '../__testUtils__/actionFacts';
import type { MemberStatement, RestMember } from '../plan/ActionFacts';
import { seeReplica } from './seeReplica';

const stating = (more: Partial<MemberStatement> = {}): MemberStatement => ({
  state: 'running',
  paused: false,
  streaming: [],
  ...more,
});

describe('seeReplica', () => {
  const seen = database({ members: [leader('a'), member('b')] });

  it.each<[string, RestMember[], object]>([
    [
      'the DCS alone, which still tells of before',
      [{ name: 'b', statement: stating() }],
      { seen: "b is 'running' and is not seen to stream", working: false },
    ],
    [
      'the leader, which has it among its standbys',
      [
        { name: 'a', statement: stating({ streaming: ['b'] }) },
        { name: 'b', statement: stating() },
      ],
      { done: 'b streams' },
    ],
    [
      'its own word against the leader, which has not noticed yet',
      [
        { name: 'a', statement: stating({ streaming: ['b'] }) },
        { name: 'b', statement: stating({ receives: false }) },
      ],
      { seen: "b is 'running' and is not seen to stream", working: false },
    ],
    [
      'a copy that is being made',
      [{ name: 'b', statement: stating({ state: 'creating replica' }) }],
      {
        seen: "b is 'creating replica' and is not seen to stream",
        working: true,
      },
    ],
  ])('goes by %s', (_what, rest, progress) => {
    expect(textsOf(seeReplica(seen, rest, 'b'))).toEqual(progress);
  });

  it('waits for a member that is not listed', () => {
    expect(textsOf(seeReplica(seen, [], 'z'))).toEqual({
      seen: 'z is not listed',
    });
  });
});
