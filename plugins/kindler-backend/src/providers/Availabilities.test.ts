import { word } from '@kindler/backstage-plugin-kindler-common';
import type {
  EnvironmentAvailability,
  EnvironmentProvider,
} from '@kindler/backstage-plugin-kindler-node';
import { Availabilities } from './Availabilities';

const away: EnvironmentAvailability = {
  available: false,
  reason: 'Docker does not run',
  hint: 'Start it',
};
const providerOf = (availability?: EnvironmentProvider['availability']) =>
  ({ kind: 'k3d', availability } as EnvironmentProvider);

describe('Availabilities', () => {
  it.each([
    ['says nothing', undefined, { available: true }],
    [
      'is available',
      async () => ({ available: true as const }),
      { available: true },
    ],
    ['is not', async () => away, away],
    [
      'fails',
      async () => {
        throw new Error('secret');
      },
      { available: false, reason: expect.not.stringContaining('secret') },
    ],
  ])('knows a provider that %s', async (_, availability, expected) => {
    expect(
      await new Availabilities().of(providerOf(availability)),
    ).toMatchObject(expected);
  });

  it('refuses with the reason and what helps', async () => {
    await expect(
      new Availabilities().expect(providerOf(async () => away)),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: 'Docker does not run. Start it',
    });
  });

  it('says wordings where the provider has some, and its own words else', async () => {
    const reason = word('unable-idle', { title: 'Docker' });
    const answer = await new Availabilities().of(
      providerOf(async () => ({ available: false, reason, hint: 'Start it' })),
    );
    expect(answer).toMatchObject({
      reason: 'Docker does not run where the backend runs',
      reasonWording: reason,
      hint: 'Start it',
      hintWording: { code: '', text: 'Start it' },
    });
  });

  it('asks again after some seconds', async () => {
    let now = 0;
    const ask = jest.fn(async () => away);
    const provider = providerOf(ask);
    const availabilities = new Availabilities(() => now);
    await Promise.all([1, 2].map(() => availabilities.of(provider)));
    expect(ask).toHaveBeenCalledTimes(1);
    now = 10_001;
    await availabilities.of(provider);
    expect(ask).toHaveBeenCalledTimes(2);
  });
});
