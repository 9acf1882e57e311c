import { startKind } from './__testUtils__/startKind';

jest.setTimeout(240_000);

const reason = process.env.KUBEBUILDER_ASSETS
  ? ''
  : ' (needs Kubernetes: KUBEBUILDER_ASSETS is not set)';
const onKubernetes = reason ? describe.skip : describe;

onKubernetes(`a cluster of kind with a real API${reason}`, () => {
  it('is created, stopped, started and removed', async () => {
    const { machine, provider, context, reach, state } = await startKind({
      real: true,
    });
    try {
      const environment = { name: 'shop', details: { agents: 1 } };
      await provider.preflight(environment, context);
      expect(await reach(environment, 'running')).toContain(
        'All nodes are ready',
      );
      expect(await state('shop')).toBe('running');
      await reach(environment, 'stopped');
      expect(await state('shop')).toBe('stopped');
      await reach(environment, 'running');
      expect(await state('shop')).toBe('running');
      await reach(environment, 'absent');
      expect(await state('shop')).toBe('absent');
    } finally {
      await machine.close();
    }
  });
});
