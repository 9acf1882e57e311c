import { waitFor } from '@kindler/lab';
import { KubernetesStandIn } from './__testUtils__/KubernetesStandIn';
import { Backoff } from './Backoff';
import { loadKubeConfig } from './loadKubeConfig';
import { ResourceStream } from './ResourceStream';

// The client takes long to be loaded.
jest.setTimeout(60_000);

const PODS = { apiVersion: 'v1', kind: 'Pod', plural: 'pods' };
const pod = (resourceVersion: string) => ({
  metadata: { name: 'a', namespace: 'b', resourceVersion },
});

describe('ResourceStream', () => {
  let api: KubernetesStandIn;
  let stream: ResourceStream;
  const told: string[] = [];

  beforeEach(async () => {
    told.length = 0;
    api = await KubernetesStandIn.start();
    stream = ResourceStream.create(
      loadKubeConfig({ kubeconfigFile: api.kubeconfigFile }),
      {
        resources: [PODS],
        idleMs: () => 60_000,
        onList: () => told.push('list'),
        onEvent: key => told.push(key),
        onBookmark: () => told.push('bookmark'),
        onFault: error => told.push(`${error}`),
      },
    );
  });

  afterEach(async () => {
    await stream.stop();
    await api.stop();
  });

  const until = (what: string, isSo: () => boolean) =>
    waitFor(what, () => isSo() || undefined, {
      deadlineMs: 30_000,
      everyMs: 5,
    });
  const watches = () => api.asked.filter(each => each.includes('watch=true'));

  it('asks for bookmarks and goes on after them when a watch is closed', async () => {
    stream.start();
    await until('the watch', () => api.watchers('pods') === 1);
    expect(watches()[0]).toMatch(
      /resourceVersion=1&.*allowWatchBookmarks=true/,
    );
    api.send('pods', { type: 'MODIFIED', object: pod('5') });
    api.send('pods', { type: 'BOOKMARK', object: pod('9') });
    await until('the bookmark', () => told.includes('bookmark'));
    api.closeWatches('pods');
    await until('the next watch', () => watches().length === 2);
    expect(watches()[1]).toContain('resourceVersion=9');
    expect(told).toEqual(['list', 'b/a', 'bookmark']);
  });

  it.each([
    ['that says an error', [{ type: 'ERROR', object: { code: 410 } }]],
    ['that is closed without a word', undefined],
  ])(
    'lists anew after a watch %s, each time only after a pause',
    async (_, atOnce) => {
      api.atOnce = atOnce;
      stream.start();
      const pause = jest.spyOn(Backoff.prototype, 'next');
      await until('three lists', () => told.length === 3);
      expect(told).toEqual(['list', 'list', 'list']);
      expect(pause.mock.calls.length).toBeGreaterThanOrEqual(2);
      pause.mockRestore();
    },
  );
});
