import { word } from '@kindler/backstage-plugin-kindler-common';
import { evaluate } from './evaluate';
import { classifyError, SourceError } from '../model/fault';
import type { PatroniCluster } from '../model/patroni/PatroniCluster';
import type { PatroniNode } from '../model/patroni/PatroniNode';
import { failed } from '../model/Reading';
import { HEALTHY } from './__testUtils__/healthy';
import { codes, find, lasting } from './__testUtils__/judging';
import { NOW, silent, sqlReading } from './__testUtils__/snapshots';
import { sourceId } from '../model/SourceId';

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
      new SourceError('refused', word('fault-no-answer', {})),
      sourceId.haproxyStats('edge'),
    );
    const routes = HEALTHY.routes.map(route => ({
      ...route,
      stats: failed(failed(route.stats!, fault, NOW), fault, NOW),
    }));
    const at = evaluate({ ...HEALTHY, routes }, undefined, NOW);
    expect(at.verdict).toBe('degraded');
    expect(at.witnesses.haproxy).toMatchObject({
      status: 'unknown',
      reason: { code: 'fault-no-answer', text: 'No answer in time' },
    });
  });

  it('forgives one lost answer', () => {
    const fault = classifyError(
      new SourceError('timeout', word('fault-no-answer', {})),
      sourceId.haproxyStats('edge'),
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

  it.each<[string, string[], string[], string]>([
    ['a replica nobody asks', ['patroni2'], [], 'witness-unasked-members'],
    ['the leader nobody asks', ['patroni1'], [], 'witness-writer-unasked'],
    ['a silent leader', [], ['patroni1'], 'witness-writer-unknown'],
  ])('tells %s by its name', (_, unasked, mute, code) => {
    const nodes = HEALTHY.nodes
      .filter(({ name }) => !unasked.includes(name!))
      .map(node => ({
        ...node,
        node: mute.includes(node.name!)
          ? silent<PatroniNode>(node.node!.source.id)
          : node.node,
      }));
    const { postgres } = lasting({ ...HEALTHY, nodes }).witnesses;
    expect([...postgres.details, postgres.reason]).toContainEqual(
      expect.objectContaining({
        code,
        params: { members: [...unasked, ...mute].join() },
      }),
    );
  });

  it('tells how the witness of the nodes was asked by the source that it names', () => {
    const nodes = HEALTHY.nodes.map(node => ({
      ...node,
      sql: node.name === 'patroni1' ? undefined : sqlReading(true),
    }));
    const { postgres } = lasting({ ...HEALTHY, nodes }).witnesses;
    expect(postgres.source).toMatch(/^patroni-rest:/);
    expect(postgres.details).toContainEqual(word('witness-by-rest', {}));
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
