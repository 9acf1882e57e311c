import { mockServices } from '@backstage/backend-test-utils';
import { Acknowledgements } from './Acknowledgements';
import type { Noted } from './AcknowledgementStore';

const noted = (at: number): Noted => ({
  acknowledged: { 'timeline-went-back': at },
});

describe('Acknowledgements', () => {
  it.each([
    ['as they began', [0, 1, 2]],
    ['the last one first', [2, 1, 0]],
    ['the middle one first', [1, 2, 0]],
  ])('know what is newest where refreshes end %s', async (_, order) => {
    const answers: Array<(read: Map<string, Noted>) => void> = [];
    const told: Array<Noted | undefined> = [];
    const acknowledgements = new Acknowledgements({
      store: {
        add: async () => {},
        noteLost: async () => {},
        list: () => new Promise(resolve => answers.push(resolve)),
      },
      logger: mockServices.logger.mock(),
      tell: () => {},
    });
    acknowledgements.start((__, now) => told.push(now));
    acknowledgements.stop();
    const refreshes = [acknowledgements.refresh(), acknowledgements.refresh()];
    for (const index of order) {
      answers[index](new Map([['orders', noted(index)]]));
      // Each is taken before the next one answers.
      await new Promise(setImmediate);
    }
    await Promise.all(refreshes);
    expect(told.at(-1)).toEqual(noted(2));
  });
});
