import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
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
    expect(within(witnesses).getAllByText('contradicts')).toHaveLength(2);
    expect(screen.getByTestId('witness-haproxy')).toHaveTextContent(
      'billing-1',
    );
    expect(
      screen.getByRole('region', { name: 'Who takes the writes?' }),
    ).toHaveTextContent('critical');
    const findings = screen.getByRole('list', { name: 'Findings' });
    expect(findings).toHaveTextContent('Wait for the third failed check');
    await userEvent.click(
      within(findings).getByRole('button', { name: 'Evidence (2)' }),
    );
    expect(findings).toHaveTextContent('patroni-rest:billing/billing-2');
  });

  it('has a tab of its own for now, history and details', async () => {
    await renderWithKindler(
      <Routes>
        <Route path="/database/*" element={<DatabaseContent />} />
      </Routes>,
      {
        annotations: { 'kindler.dev/database': 'orders' },
        path: '/database/history',
      },
    );
    const tabs = await screen.findAllByRole('tab');
    expect(
      tabs.map(tab => `${tab.textContent} ${tab.getAttribute('href')}`),
    ).toEqual([
      'Now /database',
      'History /database/history',
      'Details /database/details',
    ]);
    expect(screen.getByRole('tab', { selected: true })).toHaveTextContent(
      'History',
    );
    expect(
      await screen.findByRole('img', { name: /Changes of leader in the last/ }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'As a table' }));
    const history = await screen.findByRole('grid', {
      name: 'History of leaders',
    });
    expect(within(history).getAllByRole('row')).toHaveLength(6);
    expect(within(history).getByText('14.2 s')).toBeInTheDocument();

    await userEvent.click(screen.getByRole('tab', { name: 'Details' }));
    const sources = await screen.findByRole('grid', { name: 'Sources' });
    expect(screen.getByText('HAProxy · orders_rw')).toBeInTheDocument();
    expect(sources).toHaveTextContent('is not valid at this time');
    expect(sources).toHaveTextContent('Check the certificates');
    expect(sources).toHaveTextContent('not asked yet');

    await userEvent.click(screen.getByRole('tab', { name: 'Now' }));
    const members = await screen.findByRole('grid', { name: 'Members' });
    expect(within(members).getByText('1.2 MB / 3.4 MB')).toBeInTheDocument();
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
    expect(screen.getAllByText('cannot be compared with')).toHaveLength(3);
  });

  it('names the annotation that is missing', async () => {
    await renderWithKindler(<DatabaseContent />);
    expect(await screen.findByText(/Missing Annotation/i)).toBeInTheDocument();
  });
});
