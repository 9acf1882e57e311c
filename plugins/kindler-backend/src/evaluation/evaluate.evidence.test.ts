import { evaluate } from './evaluate';
import { classifyError, SourceError } from '../model/fault';
import type { PatroniCluster } from '../model/patroni/PatroniCluster';
import { failed } from '../model/Reading';
import { HEALTHY } from './__testUtils__/healthy';
import { codes, find, lasting } from './__testUtils__/judging';
import { NOW, silent } from './__testUtils__/snapshots';

describe('evidence that is missing or old', () => {
  it('is never ok without an answer', () => {
    const nodes = HEALTHY.nodes.map(({ address, name, node, cluster }) => ({
      address,
      name,
      node: { source: node!.source },
      cluster: { source: cluster!.source },
    }));
    const at = evaluate({ ...HEALTHY, nodes, routes: [] }, undefined, NOW);
    expect(at.verdict).toBe('unknown');
    expect(Object.values(at.witnesses).map(({ status }) => status)).toEqual([
      'unknown',
      'unknown',
      'absent',
      'absent',
    ]);
    expect(at.witnesses.haproxy.reason?.text).toContain('kindler.routes');
  });

  it('is unknown when all answers are old, not what it was', () => {
    const { state, verdict } = evaluate(HEALTHY, undefined, NOW);
    expect(verdict).toBe('ok');
    const later = evaluate(HEALTHY, state, NOW + 8000);
    expect(later.verdict).toBe('unknown');
    expect(later.facts.members.map(({ role }) => role)).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ]);
    expect(later.facts.members.map(({ writable }) => writable)).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ]);
  });

  it('is not ok without a configured gateway that was ok before', () => {
    const fault = classifyError(
      new SourceError('refused', 'no'),
      'haproxy-stats:edge',
    );
    const routes = HEALTHY.routes.map(route => ({
      ...route,
      stats: failed(failed(route.stats!, fault, NOW), fault, NOW),
    }));
    const at = evaluate({ ...HEALTHY, routes }, undefined, NOW);
    expect(at.verdict).toBe('degraded');
    expect(at.witnesses.haproxy).toMatchObject({
      status: 'unknown',
      reason: { text: 'no' },
    });
  });

  it('forgives one lost answer', () => {
    const fault = classifyError(
      new SourceError('timeout', 'no'),
      'haproxy-stats:edge',
    );
    const routes = HEALTHY.routes.map(route => ({
      ...route,
      stats: failed(route.stats!, fault, NOW),
    }));
    expect(evaluate({ ...HEALTHY, routes }, undefined, NOW).verdict).toBe('ok');
  });

  it('says which witness is missing and how to add it', () => {
    const at = lasting({ ...HEALTHY, routes: [] });
    expect(at.verdict).toBe('ok');
    expect(at.witnesses.haproxy).toMatchObject({ status: 'absent' });
  });

  it('does not know what a route without its proxy does', () => {
    const routes = HEALTHY.routes.map(route => ({ ...route, proxy: 'typo' }));
    const at = lasting({ ...HEALTHY, routes });
    expect(at.verdict).toBe('degraded');
    expect(find(at, 'route-unknown')?.message).toContain('no proxy typo');
  });

  it('says that nobody tells about the lock when /cluster fails but nodes answer', () => {
    const nodes = HEALTHY.nodes.map(node => ({
      ...node,
      cluster: silent<PatroniCluster>(`patroni-rest:demo/${node.address}`),
    }));
    const at = evaluate({ ...HEALTHY, nodes }, undefined, NOW);
    expect(codes(at)).toEqual(['warning lock-unknown']);
    expect(Object.values(at.witnesses).map(({ status }) => status)).toEqual([
      'unknown',
      'named',
      'named',
      'absent',
    ]);
  });
});
