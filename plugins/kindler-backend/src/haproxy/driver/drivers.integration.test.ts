import { checkGatewayDriver } from '@kindler/backstage-plugin-kindler-node/testUtils';
import { openLab, type Lab } from '@kindler/lab';
// The example is no package of the monorepo.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { MasterSocketDriver } from '../../../../../examples/modules/master-socket-driver/MasterSocketDriver';
import { labConfig } from '../../__testUtils__/startKindler';
import { readKindlerConfig } from '../../config';
import { ConfigReader } from '@backstage/config';
import { RuntimeSocketDriver } from './RuntimeSocketDriver';

jest.setTimeout(240_000);

describe('gateway drivers on a real HAProxy', () => {
  let lab: Lab;
  let closeLab: () => Promise<void>;

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
  });
  afterAll(async () => {
    await closeLab?.();
  });

  const gateway = () =>
    readKindlerConfig(new ConfigReader(labConfig(lab))).gateways[0];

  it.each([
    ['runtime socket', () => new RuntimeSocketDriver(gateway())],
    ['example over the master socket', () => new MasterSocketDriver(gateway())],
  ])('the %s keeps to the contract', async (_, create) => {
    expect(
      await checkGatewayDriver(create(), {
        proxy: 'orders_rw',
        server: 'archive1',
      }),
    ).toEqual([]);
  });
});
