import { OperationDefinitions } from './OperationDefinitions';

it('offers no more of a type than may run, and of other variants still', () => {
  const kind = 'environment-create';
  const plan = () => [];
  const definitions = new OperationDefinitions()
    .add({ kind, variant: 'k3d', concurrency: 2, plan })
    .add({ kind, variant: 'database', plan });
  const hanging = { kind, variant: 'k3d' } as const;
  const free = (running: Array<typeof hanging>) =>
    definitions.free(running).map(({ variant }) => variant);
  expect(free([hanging])).toEqual(['k3d', 'database']);
  expect(free([hanging, hanging])).toEqual(['database']);
});
