import { randomOf } from '../__testUtils__/random';
import type { ClientSpan, SeenProbe } from './ClientSpan';
import { followClient, type OpenSpan } from './followClient';

type Short = [number, SeenProbe['outcome'], Partial<SeenProbe>?];

const probe = ([seconds, outcome, more]: Short): SeenProbe => ({
  startedAt: seconds * 1000 - 10,
  at: seconds * 1000,
  outcome,
  everyMs: outcome === 'served' ? 5000 : 1000,
  ...more,
});

function follow(probes: readonly SeenProbe[]): ClientSpan[] {
  const spans: ClientSpan[] = [];
  let open: OpenSpan | undefined;
  for (const each of probes) {
    const followed = followClient(open, each);
    spans.push(...(followed.ended ? [followed.ended] : []));
    open = followed.open;
  }
  return [...spans, ...(open ? [open.span] : [])];
}

const told = (...probes: Short[]) =>
  follow(probes.map(probe)).map(
    ({ state, from, to, sureFrom, sureTo }) =>
      `${state} ${from / 1000}-${to / 1000}${
        state === 'served' ? '' : ` (${sureFrom / 1000}-${sureTo / 1000})`
      }`,
  );

describe('followClient', () => {
  it.each<[string, Short[], string[]]>([
    [
      'one span while all is well',
      [
        [0, 'served'],
        [5, 'served'],
        [10, 'served'],
      ],
      ['served 0-10'],
    ],
    [
      'an outage from the last client that was served to the next one',
      [
        [0, 'served'],
        [5, 'refused'],
        [6, 'closed'],
        [11, 'no-slot'],
        [16, 'starting'],
        [17, 'served'],
      ],
      ['served 0-0', 'refused 0-17 (4.99-16)', 'served 17-17'],
    ],
    [
      'nothing where nobody looked',
      [
        [0, 'served'],
        [60, 'served'],
        [65, 'served'],
        [130, 'timeout'],
        [131, 'timeout'],
        [200, 'served'],
      ],
      [
        'served 0-0',
        'served 60-65',
        'refused 130-131 (130-131)',
        'served 200-200',
      ],
    ],
    [
      'a clock that jumps back as a time in which nobody looked',
      [
        [100, 'served'],
        [50, 'served'],
        [55, 'served'],
      ],
      ['served 100-100', 'served 50-55'],
    ],
    [
      'a backend that alone is refused apart',
      [
        [0, 'served'],
        [5, 'timeout'],
        [6, 'timeout', { onlyHere: true }],
        [7, 'timeout', { onlyHere: true }],
        [8, 'served'],
      ],
      [
        'served 0-0',
        'refused 0-5 (4.99-5)',
        'refused-here 5-8 (5.99-7)',
        'served 8-8',
      ],
    ],
    [
      'a wrong password as served, and TLS that fails as not known',
      [
        [0, 'served'],
        [5, 'auth'],
        [10, 'tls'],
        [15, 'tls'],
        [20, 'served'],
      ],
      ['served 0-5', 'served 20-20'],
    ],
    [
      'nothing of a route from which no probe was ever answered',
      [
        [0, 'timeout', { neverServed: true }],
        [5, 'unreachable', { neverServed: true }],
        [10, 'refused', { neverServed: true }],
        [11, 'served'],
      ],
      ['refused 10-11 (10-10)', 'served 11-11'],
    ],
  ])('gives %s', (_, probes, spans) => {
    expect(told(...probes)).toEqual(spans);
  });

  it('gives spans in order that never overlap and hold every probe, whatever comes', () => {
    const random = randomOf(7);
    for (let round = 0; round < 300; round += 1) {
      let at = 1_000_000;
      const probes = Array.from({ length: 40 }, () => {
        at += random.pick([200, 1000, 1000, 5000, 5000, 60_000]);
        const outcome = random.pick([
          'served',
          'served',
          'refused',
          'closed',
          'tls',
          'auth',
        ] as const);
        return {
          startedAt: at - random.below(200),
          at,
          outcome,
          everyMs: random.pick([1000, 5000]),
          onlyHere: random.below(4) === 0,
        };
      });
      const spans = follow(probes);
      spans.forEach(({ from, to, sureFrom, sureTo }, index) => {
        expect(from).toBeLessThanOrEqual(sureFrom);
        expect(sureFrom).toBeLessThanOrEqual(sureTo);
        expect(sureTo).toBeLessThanOrEqual(to);
        expect(from).toBeGreaterThanOrEqual(spans[index - 1]?.to ?? 0);
      });
      for (const { at: time, outcome } of probes) {
        const holding = spans.filter(
          ({ from, to }) => from <= time && time <= to,
        );
        expect(holding.length > 0 || outcome === 'tls').toBe(true);
      }
    }
  });
});
