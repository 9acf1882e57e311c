import { NotFoundError } from '@backstage/errors';
import { word } from '@kindler/backstage-plugin-kindler-common';
import type {
  ProviderContext,
  RegisteredEnvironment,
} from '@kindler/backstage-plugin-kindler-node';
import {
  checkRegistration,
  eventually,
} from '@kindler/backstage-plugin-kindler-node/testUtils';
import { carryOut } from './__testUtils__/carryOut';
import { environment, TOKEN } from './__testUtils__/environment';
import { kubeconfigOf, startArgocd } from './__testUtils__/startArgocd';
import { ArgocdRegistration } from './ArgocdRegistration';

jest.setTimeout(240_000);

const reason = process.env.KUBEBUILDER_ASSETS
  ? ''
  : ' (needs Kubernetes: KUBEBUILDER_ASSETS is not set)';
const onKubernetes = reason ? describe.skip : describe;
onKubernetes(`environments in Argo CD${reason}`, () => {
  let stage: Awaited<ReturnType<typeof startArgocd>>;
  let registration: ArgocdRegistration;
  const lines: string[] = [];
  const context: ProviderContext = {
    signal: new AbortController().signal,
    log: async message => {
      lines.push(message);
    },
  };

  beforeAll(async () => {
    stage = await startArgocd();
    registration = new ArgocdRegistration(stage.settings);
  });
  afterAll(async () => {
    await stage?.close();
  });

  const reach = (about: RegisteredEnvironment, wished: 'present' | 'absent') =>
    carryOut(registration.plan(about, wished), context, said => {
      if (/waiting for healthy state/.test(said)) {
        stage.argocd.held.clear();
      }
    });
  const secretOf = (name: string) =>
    stage.ask('GET', `/api/v1/namespaces/argocd/secrets/cluster-${name}`);

  it('is available once Argo CD is there', async () => {
    await eventually(async () => {
      expect(await registration.availability(context.signal)).toEqual({
        available: true,
      });
    });
  });

  it('keeps to the contract of registrations', async () => {
    expect(
      await checkRegistration(registration, {
        environments: [environment('one', 'ok'), environment('other', 'ok')],
      }),
    ).toEqual([]);
  });

  it('gives Argo CD the credentials and nobody else, and waits for sync and health', async () => {
    const shop = environment('shop', 'ok');
    stage.argocd.held.add('shop');
    const seen = await reach(shop, 'present');
    expect(seen.at(-1)).toBe(
      "Application 'shop' is Synced to abc1234, and Healthy",
    );
    expect(seen.join('\n')).toMatch(
      /it is being synced: waiting for healthy state of apps\/Deployment\/web/,
    );
    const { data, metadata } = await secretOf('shop');
    const [config, name, server] = ['config', 'name', 'server'].map(key =>
      Buffer.from(data[key], 'base64').toString(),
    );
    expect([name, server]).toEqual(['shop', 'https://k3d-shop-serverlb:6443']);
    expect(JSON.parse(config)).toEqual({
      bearerToken: TOKEN,
      tlsClientConfig: { insecure: true },
    });
    expect(metadata.labels).toMatchObject({
      'argocd.argoproj.io/secret-type': 'cluster',
      'kindler.dev/environment': 'shop',
    });
    expect(await registration.observe(shop, context)).toEqual({
      state: 'present',
      message: word('seen-argocd-application', {
        status: 'Synced to abc1234, and Healthy',
      }),
    });
    expect([...seen, ...lines].join('\n')).not.toContain(TOKEN);

    const renewed = environment('shop', 'ok', {
      access: async () => ({ kubeconfig: kubeconfigOf('https://x', 'new') }),
    });
    await reach(renewed, 'present');
    const { data: now } = await secretOf('shop');
    expect(Buffer.from(now.config, 'base64').toString()).toContain('"new"');

    stage.argocd.removed.length = 0;
    await reach(shop, 'absent');
    expect(stage.argocd.removed).toEqual(['shop, its cluster known']);
    await expect(secretOf('shop')).rejects.toThrow(/^404/);
  });

  it.each([
    ['broken', /^Argo CD: the sync ended as Failed: .*quota exceeded$/],
    ['forbidden', /^Argo CD: InvalidSpecError: .* is not permitted in project/],
  ])('fails with the reason of Argo CD: %s', async (path, message) => {
    const about = environment(path, path);
    expect((await reach(about, 'present')).at(-1)).toMatch(message);
    await reach(about, 'absent');
  });

  it('asks for a sync again that failed before', async () => {
    const about = environment('again', 'flaky');
    expect((await reach(about, 'present')).at(-1)).toMatch(/Failed/);
    // Argo CD and the API server tell times in seconds.
    const asked = Date.now();
    await eventually(async () => {
      expect(Date.now()).toBeGreaterThan(asked + 1000);
    });
    expect((await reach(about, 'present')).at(-1)).toMatch(/and Healthy$/);
    expect(stage.argocd.asked).toEqual(['again']);
    await reach(about, 'absent');
  });

  it.each<[string, Partial<RegisteredEnvironment>]>([
    ['is stopped', { stopped: true }],
    [
      'is gone',
      {
        access: async () => {
          throw new NotFoundError("Cluster 'still' is not there");
        },
      },
    ],
  ])(
    'is removed without Argo CD reaching a cluster that %s',
    async (_, more) => {
      await reach(environment('still', 'ok'), 'present');
      stage.argocd.unreachable.add('still');
      stage.argocd.removed.length = 0;
      const seen = await reach(environment('still', 'ok', more), 'absent');
      expect(seen.slice(-2)).toEqual([
        "There is no Application 'still' of it",
        "Argo CD does not know the cluster 'still'",
      ]);
      expect(stage.argocd.removed).toEqual(['still, its cluster unknown']);
      stage.argocd.unreachable.clear();
    },
  );

  it('names what is left where a cluster does not answer, and does not wait for ever', async () => {
    const about = environment('left', 'ok');
    await reach(about, 'present');
    stage.argocd.unreachable.add('left');
    const [step] = registration.plan(about, 'absent');
    await eventually(async () => {
      await expect(step.do(context)).rejects.toMatchObject({
        name: 'NotYet',
        atMostMs: 60_000,
        message: expect.stringMatching(
          /i\/o timeout\. Application 'left' is still there \(finalizers: resources-finalizer\.argocd\.argoproj\.io; it made Deployment web, Ingress web\)\. .*delete Secret 'cluster-left'/,
        ),
      });
    });
    expect((await secretOf('left')).metadata.name).toBe('cluster-left');
    stage.argocd.unreachable.clear();
    await reach(about, 'absent');
  });

  it('names an Ingress that never becomes healthy', async () => {
    const about = environment('trap', 'ingress');
    const steps = registration.plan(about, 'present');
    for (const step of steps.slice(0, 2)) {
      await step.do(context);
    }
    await eventually(async () => {
      await expect(steps[2].do(context)).rejects.toMatchObject({
        name: 'NotYet',
        atMostMs: 60_000,
        message: expect.stringMatching(
          /it is Synced and Progressing.*An Ingress \(web\).*status\.loadBalancer\.ingress/,
        ),
      });
    });
    await reach(about, 'absent');
  });

  it('leaves what it did not make alone, and takes no environment that is no cluster', async () => {
    await stage.ask('POST', '/api/v1/namespaces/argocd/secrets', {
      metadata: { name: 'cluster-foreign' },
    });
    const foreign = environment('foreign');
    await expect(registration.preflight(foreign, context)).rejects.toThrow(
      /Secret 'cluster-foreign'.*not made for environment/,
    );
    await reach(foreign, 'absent');
    expect((await secretOf('foreign')).metadata.name).toBe('cluster-foreign');
    await expect(
      registration.preflight(
        environment('plain', undefined, { access: undefined }),
        context,
      ),
    ).rejects.toThrow(/no clusters of their own; give `server`/);
  });

  it('only makes the cluster known where no application is asked for, and leaves a stopped one alone', async () => {
    const bare = environment('bare');
    expect(await reach(bare, 'present')).toEqual([
      "Argo CD knows the cluster as 'bare'",
      "There is no Application 'bare' of it",
    ]);
    expect(await registration.observe(bare, context)).toEqual({
      state: 'present',
    });
    expect(registration.plan({ ...bare, stopped: true }, 'present')).toEqual(
      [],
    );
    await reach(bare, 'absent');
  });

  it('waits for the API of Argo CD, and says that it is away', async () => {
    await stage.argocd.stop();
    await stage.server.stop();
    const step = registration.plan(environment('late'), 'present')[0];
    await expect(step.do(context)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(/cannot read Secret argocd\/cluster-late/),
    });
    expect(await registration.availability(context.signal)).toMatchObject({
      available: false,
      reason: expect.stringMatching(/cannot list Applications/),
    });
  });
});
