import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderWithKindler } from '../__testUtils__/renderWithKindler';
import { DatabaseContent } from './DatabaseContent';

describe('DatabaseContent', () => {
  it('sets the witnesses against each other', async () => {
    await renderWithKindler(<DatabaseContent />, {
      annotations: { 'kindler.dev/database': 'billing' },
    });
    const witnesses = await screen.findByRole('list', {
      name: 'Who takes the writes?',
    });
    expect(within(witnesses).getByText('agrees with')).toBeInTheDocument();
    expect(within(witnesses).getByText('contradicts')).toBeInTheDocument();
    expect(screen.getByTestId('witness-haproxy')).toHaveTextContent(
      'billing-1',
    );
    expect(
      screen.getByRole('region', { name: 'Who takes the writes?' }),
    ).toHaveTextContent('critical');
    const findings = screen.getByRole('list', { name: 'Findings' });
    expect(findings).toHaveTextContent('Wait for the third failed check');
    expect(findings).toHaveTextContent('patroni-rest:billing/billing-2');
  });

  it('shows members, gateway, trace, history and sources', async () => {
    await renderWithKindler(<DatabaseContent />, {
      annotations: { 'kindler.dev/database': 'orders' },
    });
    const members = await screen.findByRole('grid', { name: 'Members' });
    expect(within(members).getByText('1.2 MB / 3.4 MB')).toBeInTheDocument();
    expect(screen.getByText('HAProxy · orders_rw')).toBeInTheDocument();
    expect(
      await screen.findByText('The route leads where it should'),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('img', { name: /Changes of leader in the last/ }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'As a table' }));
    const history = await screen.findByRole('grid', {
      name: 'History of leaders',
    });
    expect(within(history).getAllByRole('row')).toHaveLength(6);
    expect(within(history).getByText('14.2 s')).toBeInTheDocument();
    const sources = screen.getByRole('grid', { name: 'Sources' });
    expect(sources).toHaveTextContent('The certificate has expired.');
    expect(sources).toHaveTextContent('Renew the certificate');
    expect(sources).toHaveTextContent('not asked yet');
  });

  it('says unknown for every witness that does not know', async () => {
    await renderWithKindler(<DatabaseContent />, {
      annotations: { 'kindler.dev/database': 'audit' },
    });
    expect(await screen.findByTestId('witness-patroni')).toHaveTextContent(
      'unknown',
    );
    expect(screen.getByTestId('witness-haproxy')).toHaveTextContent(
      'kindler.routes',
    );
    expect(screen.getAllByText('cannot be compared with')).toHaveLength(2);
  });

  it('names the annotation that is missing', async () => {
    await renderWithKindler(<DatabaseContent />);
    expect(await screen.findByText(/Missing Annotation/i)).toBeInTheDocument();
  });
});
