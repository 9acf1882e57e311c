import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import { screen, within } from '@testing-library/react';
import { driftList, noDrift } from '../__fixtures__/drift';
import { renderWithKindler } from '../__testUtils__/renderWithKindler';
import { DriftPage } from './DriftPage';

/** The row of a thing, of those that hold a text where there are several. */
const rowOf = async (name: string, text = '') => {
  const rows = await screen.findAllByRole('row', { name });
  return rows.find(row => row.textContent?.includes(text))!;
};

describe('DriftPage', () => {
  it('says of each set whether it agrees, differs or could not be compared', async () => {
    await renderWithKindler(<DriftPage />);
    const sets = within(
      await screen.findByRole('region', { name: 'Compared sets' }),
    );
    const row = (name: RegExp) => sets.getByRole('row', { name });
    expect(row(/Records of Kindler/)).toHaveTextContent('was read');
    expect(row(/provider:namespace/)).toHaveTextContent('agrees');
    expect(row(/provider:database/)).toHaveTextContent('differs2 to look at');
    expect(row(/provider:k3d/)).toHaveTextContent(
      /could not be compared.*never seen.*daemon does not answer/,
    );
    expect(row(/registration:haproxy/)).toHaveTextContent(
      'could not be compared',
    );
    expect(sets.getByText('something differs')).toBeVisible();
  });

  it('says what is on each side, and leads to what it would take', async () => {
    await renderWithKindler(<DriftPage />);
    const missing = await rowOf('preview-490', 'missing');
    expect(missing).toHaveTextContent(
      'Asked for: thereArgo CD: gonethe cluster Secret is not there',
    );
    expect(
      within(missing).getByRole('link', { name: 'See what it would take' }),
    ).toHaveAttribute(
      'href',
      '/kindler/environments/preview-490?change=reconcile',
    );
    const extra = await rowOf('left-over');
    expect(extra).toHaveTextContent(/no record.*remove it by hand/);
    expect(within(extra).queryByRole('link')).toBeNull();
  });

  it('leads to no reconciling for those who may not', async () => {
    await renderWithKindler(<DriftPage />, {
      denied: ['kindler.environment.update'],
    });
    await rowOf('preview-490');
    expect(screen.queryByText('See what it would take')).toBeNull();
  });

  it('keeps in the address what is chosen', async () => {
    const listDrift = jest.fn(async filter => driftList(filter));
    await renderWithKindler(<DriftPage />, {
      api: { listDrift },
      path: '/?kind=extra&q=left',
    });
    await rowOf('left-over');
    expect(listDrift).toHaveBeenCalledWith(
      expect.objectContaining({ kind: 'extra', q: 'left' }),
    );
    expect(screen.queryByText('preview-490')).toBeNull();
  });

  it('says that nothing differs only where all was compared', async () => {
    await renderWithKindler(<DriftPage />, {
      api: { listDrift: async () => noDrift },
    });
    expect(await screen.findByText('Nothing differs')).toBeVisible();
    expect(screen.getByText('all agree')).toBeVisible();
  });

  it.each([
    ['the backend cannot tell', { status: 'unknown' as const }],
    ['no set is compared', { sources: [], status: 'ok' as const }],
    ['the records alone were read', { sources: noDrift.sources.slice(0, 1) }],
  ])('does not say that all agrees where %s', async (_, values) => {
    await renderWithKindler(<DriftPage />, {
      api: { listDrift: async () => ({ ...noDrift, ...values }) },
    });
    expect(
      await screen.findByText('not everything could be compared'),
    ).toBeVisible();
    expect(screen.queryByText('all agree')).toBeNull();
    expect(screen.queryByText('Nothing differs')).toBeNull();
  });

  it.each([
    ['may not', new NotAllowedError('no'), 'You may not see or do this'],
    ['cannot', new ServiceUnavailableError('away'), 'Not available now'],
  ])('says once why one %s see it', async (_, error, title) => {
    await renderWithKindler(<DriftPage />, {
      api: {
        listDrift: async () => {
          throw error;
        },
      },
    });
    expect(await screen.findAllByText(title)).toHaveLength(1);
  });

  it('narrows to a set', async () => {
    await renderWithKindler(<DriftPage />);
    const link = await screen.findByRole('link', { name: '2 to look at' });
    expect(link).toHaveAttribute(
      'href',
      '/kindler/drift?q=provider%3Adatabase',
    );
  });
});
