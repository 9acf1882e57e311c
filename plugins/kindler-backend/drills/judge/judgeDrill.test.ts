import type { Verdict } from '@kindler/backstage-plugin-kindler-common';
import type { Drill } from '../Drill';
import type { Attempt, Outcome } from '../writer/Attempt';
import { judgeDrill, type DrillResult } from './judgeDrill';
import { refusals } from './refusals';
import type { Sample } from './Sample';

const DRILL: Drill = { name: 'a drill', run: async () => {} };

/** One verdict a second, by its first letter. */
function said(text: string, change?: Partial<Sample>): Sample[] {
  const verdicts: Record<string, Verdict> = {
    o: 'ok',
    d: 'degraded',
    c: 'critical',
  };
  return [...text].map((letter, index) => ({
    at: index * 1000,
    agree: true,
    verdict: verdicts[letter],
    codes: [],
    detail: '',
    ...change,
  }));
}

/** One attempt a second: `+` served, `-` refused, `t` timeout, `e` elsewhere. */
function got(text: string): Attempt[] {
  const outcomes: Record<string, Outcome> = {
    '+': 'served',
    '-': 'refused',
    t: 'timeout',
    e: 'elsewhere',
  };
  return [...text].map((sign, index) => ({
    startedAt: index * 1000,
    endedAt: index * 1000 + 10,
    outcome: outcomes[sign],
  }));
}

function judge(
  verdicts: string,
  outcomes: string,
  change: Partial<Drill> = {},
): DrillResult {
  return judgeDrill(
    { ...DRILL, ...change },
    {
      samples: said(verdicts),
      attempts: got(outcomes),
      faults: [{ from: 2000, to: 10_000 }],
      healedAt: 3000,
      incidents: 1,
    },
  );
}

describe('refusals', () => {
  it('reach from the first attempt that came to nothing to the next one that was served', () => {
    expect(refusals(got('+-te++-'), 9000)).toEqual([
      { from: 1000, to: 4000 },
      { from: 6000, to: 9000 },
    ]);
    expect(refusals(got('+++'), 9000)).toEqual([]);
  });

  it('put attempts in the order in which they began', () => {
    const [first, late, next] = got('+t+');
    expect(refusals([first, next, late], 9000)).toEqual([
      { from: 1000, to: 2000 },
    ]);
  });
});

describe('judgeDrill', () => {
  it('finds nothing wrong with an alarm that begins and ends with the refusals', () => {
    expect(judge('oocccccoooo', '++-----++++')).toMatchObject({
      problems: [],
      refusedMs: 5000,
      okWhileRefusedMs: 0,
      criticalAfterMs: 0,
      worst: 'critical',
    });
  });

  it.each([
    [
      'ok for long while the writer was refused',
      'oooooooccooo',
      '++-------+++',
    ],
    ['ok between two alarms', 'occcoooocooo', '+--------+++'],
  ])('blames %s', (_, verdicts, outcomes) => {
    expect(judge(verdicts, outcomes).problems).toEqual([
      'ok while the writer was refused',
    ]);
  });

  it('blames an alarm that outlives the refusals by too much', () => {
    expect(judge(`occ${'c'.repeat(11)}oo`, '+--+++++++++++').problems).toEqual([
      'critical after the writer was served',
    ]);
    expect(judge('occcd', '+--++').problems).toEqual([
      'an alarm after all was well',
    ]);
  });

  it('counts from the end of the healing where nobody was refused', () => {
    expect(judge('occcco', '++++')).toMatchObject({
      criticalAfterMs: 2000,
      alarmAfterMs: 2000,
    });
  });

  it('counts from the last refusal, not from the first time that one was served', () => {
    expect(judge('occccccoo', '+--+++--+').criticalAfterMs).toBe(0);
  });

  it('lets a danger be said while the witnesses disagree, also to those who are served', () => {
    const samples = said('ccccccccccccccco', { agree: false });
    samples.at(-1)!.agree = true;
    const { problems } = judgeDrill(DRILL, {
      samples,
      attempts: got('+++'),
      faults: [],
      healedAt: 0,
      incidents: 1,
    });
    expect(problems).toEqual([]);
  });

  it('wants a fault that refuses nobody told in time and as long as it stands', () => {
    const told = { toldWithinMs: 3000 };
    expect(judge('ooooodddddooo', '+++', told).problems).toEqual([]);
    expect(judge('ooooooooddooo', '+++', told).problems).toEqual([
      'ok while the fault stood',
    ]);
  });

  it('wants one of the expected codes', () => {
    expect(judge('o', '+', { expects: ['a', 'b'] }).problems).toEqual([
      'none of a, b was said',
    ]);
  });

  it('counts what stays until somebody acknowledges it from then', () => {
    const { criticalAfterMs } = judgeDrill(DRILL, {
      samples: said('occcccccccccccccco'),
      attempts: got('+-++'),
      faults: [],
      healedAt: 3000,
      acknowledgedAt: 15_000,
      incidents: 1,
    });
    expect(criticalAfterMs).toBe(2000);
  });

  it.each([
    [1, 'one', []],
    [0, 'one', ['0 incidents']],
    [2, 'one', ['2 incidents']],
    [0, 'at most one', []],
    [2, 'at most one', ['2 incidents']],
  ] as const)(
    'of %d incidents, where it wants %s',
    (count, wanted, problems) => {
      const result = judgeDrill(
        { ...DRILL, incidents: wanted },
        {
          samples: said('o'),
          attempts: [],
          faults: [],
          healedAt: 0,
          incidents: count,
        },
      );
      expect(result.problems).toEqual(problems);
    },
  );
});
