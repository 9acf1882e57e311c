import { NOW, startPortal } from '../__testUtils__/startPortal';

const FAULT = { message: 'The API did not answer', hint: 'Look at it.' };
const READ = { id: 'metadata', kind: 'metadata', count: 1 };
const AWAY = { id: 'provider:k3d', kind: 'provider', fault: FAULT };

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
    sources: [READ],
    items,
    summary: { ...summary, total: items.length },
    now: NOW,
    ...values,
  };
}

describe('kindler drift', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;

  beforeEach(async () => {
    portal = await startPortal();
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

  it('says what differs, what to do, and what was not read', async () => {
    portal.answer(
      'GET /drift',
      drift({ status: 'drift', sources: [READ, AWAY] }, { missing: 1 }),
    );
    const { out } = await portal.kindler('drift');
    expect(out).toMatch(/^metadata +1 +-$/m);
    expect(out).toMatch(/^provider:k3d +- +The API did not answer\. Look/m);
    expect(out).toMatch(/^e-0 +missing +provider:k3d .* Reconcile makes it/m);
  });
});
