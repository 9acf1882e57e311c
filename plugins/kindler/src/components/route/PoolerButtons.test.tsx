import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { switched } from '../../__fixtures__/operations';
import { ordersRoute } from '../../__fixtures__/routes';
import { NOW } from '../../__fixtures__/times';
import { renderWithKindler } from '../../__testUtils__/renderWithKindler';
import { PoolerButtons } from './PoolerButtons';

const POOLED = { ...ordersRoute, poolers: ['10.0.0.6:6432/orders'] };

describe('PoolerButtons', () => {
  it('asks for a reason, and lets poolers connect anew', async () => {
    const user = userEvent.setup();
    const changePoolers = jest.fn(async () => ({ now: NOW, item: switched }));
    await renderWithKindler(<PoolerButtons route={POOLED} />, {
      api: { changePoolers },
    });
    await user.click(
      await screen.findByRole('button', { name: 'Connect anew…' }),
    );
    const dialog = await screen.findByRole('dialog');
    const start = within(dialog).getByRole('button', { name: 'Connect anew' });
    expect(start).toBeDisabled();
    await user.type(within(dialog).getByLabelText(/^Reason/), 'drill');
    await user.click(start);
    expect(await within(dialog).findByText('succeeded')).toBeInTheDocument();
    expect(changePoolers).toHaveBeenCalledWith(
      'orders-rw',
      expect.objectContaining({
        action: 'reconnect',
        reason: 'drill',
        idempotencyKey: expect.any(String),
      }),
    );
  });

  it('are not there for a route without poolers', async () => {
    await renderWithKindler(
      <>
        <PoolerButtons route={ordersRoute} />
        <PoolerButtons route={POOLED} />
      </>,
    );
    await screen.findByRole('button', { name: 'Connect anew…' });
    expect(screen.getAllByRole('button')).toHaveLength(2);
  });
});
