import type {
  DriftItem,
  DriftKind,
  DriftSource,
} from '@kindler/backstage-plugin-kindler-common';
import { listDrift } from './listDrift';

const SOURCES: DriftSource[] = [
  { id: 'metadata', kind: 'metadata', count: 3 },
  { id: 'provider:kind', kind: 'provider', count: 3 },
];

const seen = (name: string, kind: DriftKind, source = 'provider:kind') => ({
  item: { subject: name, kind, source } as DriftItem,
  resource: { name, provider: 'kind' },
});

const drift = {
  observedAt: '2026-01-02T00:00:00Z',
  sources: SOURCES,
  items: [seen('a', 'missing'), seen('b', 'unknown'), seen('c', 'missing')],
};

describe('listDrift', () => {
  it('counts what differs in each set, whatever the page holds', () => {
    const { items, sources } = listDrift(drift, { kind: 'extra', limit: 1 });
    expect(items).toEqual([]);
    expect(sources).toMatchObject([
      { id: 'metadata', count: 3, differences: { total: 0 } },
      { count: 3, differences: { total: 3, missing: 2, unknown: 1, extra: 0 } },
    ]);
  });

  it('counts only what may be seen', () => {
    const { sources, summary } = listDrift(
      drift,
      {},
      ({ name }) => name === 'a',
    );
    expect(summary).toMatchObject({ total: 1, missing: 1 });
    expect(sources[1]).toMatchObject({ differences: { total: 1, missing: 1 } });
    expect(sources[1]).not.toHaveProperty('count');
  });
});
