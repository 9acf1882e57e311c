import { render, screen } from '@testing-library/react';
import { ago } from '../../__fixtures__/times';
import { SessionSparkline } from './SessionSparkline';

jest.mock('../../translation', () => ({
  useKindlerTranslation: () => ({
    t: (_: string, { least, most }: Record<string, string>) =>
      `${least} to ${most}`,
  }),
}));

describe('SessionSparkline', () => {
  it('draws from the second observation on, each once, and what is unknown not as 0', () => {
    const line = (sessions: number | undefined, seconds: number) => (
      <SessionSparkline
        server="pg1"
        sessions={sessions}
        observedAt={ago(seconds)}
      />
    );
    const { rerender } = render(line(4, 30));
    expect(screen.queryByRole('img')).toBeNull();
    rerender(line(4, 30));
    expect(screen.queryByRole('img')).toBeNull();
    rerender(line(9, 20));
    rerender(line(undefined, 10));
    expect(screen.getByRole('img', { name: '4 to 9' })).toBeInTheDocument();
  });
});
