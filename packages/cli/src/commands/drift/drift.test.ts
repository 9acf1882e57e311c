import { NOW, page, startPortal } from '../../__testUtils__/startPortal';

const FAULT = { message: 'The API did not answer', hint: 'Look at it.' };
const READ = {
  id: 'metadata',
  kind: 'metadata',
  count: 1,
  observedAt: '2026-01-01T23:59:55Z',
};
const HELD = { ...READ, id: 'provider:k3d', kind: 'provider' };
const AWAY = { id: 'provider:k3d', kind: 'provider', fault: FAULT };
const LIVE = { status: 'live' };

function drift(values: object, counts: Record<string, number> = {}) {
  const summary = { missing: 0, extra: 0, different: 0, unknown: 0, ...counts };
  const items = Object.entries(counts).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, index) => ({
      subject: `e-${index}`,
      kind,
      source: 'provider:k3d',
      message: 'It is not there',
      remedy: 'reconcile',
      remedyText: 'Reconcile makes it anew',
    })),
  );
  return {
    status: 'ok',
    sources: [READ, HELD],
    items,
    summary: { ...summary, total: items.length },
    now: NOW,
    ...values,
  };
}

function environments(states: object = {}, freshness: object = LIVE) {
  return page([], { summary: { total: 1, states }, freshness, providers: [] });
}

describe('kindler drift', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;

  beforeEach(async () => {
    portal = await startPortal();
    portal.answer('GET /environments', environments());
  });

  afterEach(() => portal.stop());

  it.each<[string, object, number]>([
    ['nothing differs', drift({}), 0],
    ['one is missing', drift({ status: 'drift' }, { missing: 1 }), 10],
    ['one is too many', drift({ status: 'drift' }, { extra: 1 }), 11],
    [
      'one is missing and one differs',
      drift({ status: 'drift' }, { missing: 1, different: 1 }),
      11,
    ],
    ['a source is away', drift({ status: 'unknown', sources: [AWAY] }), 12],
    [
      'a source is away and one is missing',
      drift({ status: 'drift', sources: [READ, AWAY] }, { missing: 1 }),
      12,
    ],
    ['one was not seen', drift({ status: 'unknown' }, { unknown: 1 }), 12],
    ['it is unknown for no reason', drift({ status: 'unknown' }), 12],
  ])('where %s', async (_, answer, expected) => {
    portal.answer('GET /drift', answer);
    const { exitCode, out } = await portal.kindler('drift --json');
    expect(exitCode).toBe(expected);
    expect(JSON.parse(out)).toMatchObject({ exitCode: expected });
  });

  it.each<[string, object, number, RegExp]>([
    ['no set is compared', drift({ sources: [] }), 12, /^No records/m],
    [
      'there are records alone',
      drift({ sources: [READ] }),
      12,
      /^No provider/m,
    ],
    [
      'a set does not say when it was read',
      drift({ sources: [READ, { ...HELD, observedAt: undefined }] }),
      12,
      /^provider:k3d .*does not list what it holds/m,
    ],
    [
      'a set was read long ago',
      drift({
        sources: [READ, { ...HELD, observedAt: '2026-01-01T23:00:00Z' }],
      }),
      12,
      /^provider:k3d .*It was read 1 h ago/m,
    ],
    [
      'not all may be counted',
      drift({ sources: [READ, { ...HELD, count: undefined }] }),
      0,
      /^provider:k3d +- +5 s ago +-$/m,
    ],
    [
      'items say other than their count',
      drift({ ...drift({}, { extra: 1 }), summary: { total: 1, extra: 0 } }),
      11,
      /^e-0 +extra/m,
    ],
  ])('where %s', async (_, answer, expected, what) => {
    portal.answer('GET /drift', answer);
    const { exitCode, out } = await portal.kindler('drift');
    expect([exitCode, out]).toEqual([expected, expect.stringMatching(what)]);
  });

  it('takes no set for compared that failed on another page', async () => {
    const status = 'drift';
    const missing = drift({ status }, { missing: 2 });
    const [one, two] = missing.items;
    portal.answer('GET /drift', {
      ...missing,
      items: [one],
      nextCursor: 'b',
      sources: [READ, AWAY],
    });
    portal.answer('GET /drift?cursor=b', { ...missing, items: [two] });
    const { exitCode, out } = await portal.kindler('drift');
    expect(exitCode).toBe(12);
    expect(out).toMatch(/^provider:k3d .*The API did not answer/m);
    expect(out).toMatch(/^e-1 +missing/m);
  });

  it.each<[string, object, number, RegExp]>([
    [
      'the records are the last known ones',
      environments({}, { status: 'stale', fault: FAULT }),
      12,
      /not those of now: The API did not answer/,
    ],
  ])('is not well while %s', async (_, list, expected, what) => {
    portal.answer('GET /drift', drift({}));
    portal.answer('GET /environments', list);
    const { exitCode, out } = await portal.kindler('drift');
    expect([exitCode, out]).toEqual([expected, expect.stringMatching(what)]);
  });

  it('says what differs, what to do, and what was not read', async () => {
    portal.answer(
      'GET /drift',
      drift({ status: 'drift', sources: [READ, AWAY] }, { missing: 1 }),
    );
    const { out } = await portal.kindler('drift');
    expect(out).toMatch(/^metadata +1 +5 s ago +-$/m);
    expect(out).toMatch(/^provider:k3d +- +- +The API did not answer\. Look/m);
    expect(out).toMatch(/^e-0 +missing +provider:k3d .* Reconcile makes it/m);
  });
});
