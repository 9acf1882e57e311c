import { screen, within } from '@testing-library/react';
import { audit, orders } from '../../__fixtures__/databases';
import { renderWithKindler } from '../../__testUtils__/renderWithKindler';
import { TopologySection } from './TopologySection';

describe('TopologySection', () => {
  it('shows who streams from whom and where clients are sent', async () => {
    await renderWithKindler(<TopologySection database={orders} />);
    const [leader, first, second] = await screen.findAllByRole('listitem');
    expect(leader).toHaveTextContent('orders-2Leader');
    expect(within(leader).getByText('clients of orders_rw')).toBeVisible();
    expect(leader).toContainElement(first);
    expect(first).toContainElement(second);
    expect(second).toHaveTextContent(
      'from orders-1 · 1.2 MB behind · streaming',
    );
  });

  it('says so where nobody was seen to send to a member', async () => {
    await renderWithKindler(<TopologySection database={audit} />);
    expect(
      await screen.findAllByText('unknown; nobody was seen to send to it'),
    ).toHaveLength(3);
  });
});
