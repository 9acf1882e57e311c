import { NotFoundError } from '@backstage/errors';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  Environment,
  Operation,
} from '@kindler/backstage-plugin-kindler-common';
import {
  clusterWithDatabase,
  expiring,
  kept,
  preview,
} from '../../__fixtures__/environments';
import { creating, rolledBack } from '../../__fixtures__/operations';
import { ago, NOW } from '../../__fixtures__/times';
import { renderWithKindler } from '../../__testUtils__/renderWithKindler';
import type { KindlerFrontendApi } from '../../apis';
import { EnvironmentView } from './EnvironmentView';

const failed: Operation = {
  ...rolledBack,
  id: 'op-9',
  kind: 'environment-delete',
  subject: { kind: 'environment', name: preview.name },
  reason: 'no longer needed',
};

async function renderView(
  item: Environment,
  operations: Operation[] = [],
  api: Partial<KindlerFrontendApi> = {},
  denied: string[] = [],
) {
  await renderWithKindler(<EnvironmentView name={item.name} />, {
    denied,
    api: {
      getEnvironment: async () => ({
        now: NOW,
        item,
        freshness: { status: 'live' },
      }),
      listOperations: async () => ({ now: NOW, items: operations }),
      getOperation: async id => ({
        now: NOW,
        item: operations.find(each => each.id === id)!,
      }),
      ...api,
    },
  });
  await screen.findByRole('heading', { name: item.name });
}

describe('EnvironmentView', () => {
  it('shows what is done to it step by step, with the log, and what was done before', async () => {
    await renderView(preview, [creating, failed]);
    expect(await screen.findByText('create database')).toBeVisible();
    await userEvent.click(await screen.findByRole('button', { name: 'Log' }));
    expect(
      within(await screen.findByRole('grid', { name: 'Log' })).getByText(
        'asked archive-1',
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('list', { name: 'Before that' })).toHaveTextContent(
      `Delete environment ${preview.name}`,
    );
  });

  it('waits for one that was only just asked for', async () => {
    const asked: Operation = {
      ...creating,
      subject: { kind: 'environment', name: preview.name },
    };
    const missing = new NotFoundError('None yet');
    const getEnvironment = jest
      .fn()
      .mockRejectedValueOnce(missing)
      .mockResolvedValue({
        now: NOW,
        item: preview,
        freshness: { status: 'live' },
      });
    await renderWithKindler(<EnvironmentView name={preview.name} />, {
      api: {
        getEnvironment,
        listOperations: async () => ({ now: NOW, items: [asked] }),
        getOperation: async () => ({ now: NOW, item: asked }),
      },
    });
    expect(
      await screen.findByText('It was asked for, and is about to be there'),
    ).toBeVisible();
    expect(
      await screen.findByRole('button', { name: 'Stop…' }, { timeout: 5000 }),
    ).toBeVisible();
  });

  it('does not wait for one that nobody asked for', async () => {
    await renderWithKindler(<EnvironmentView name="nowhere" />, {
      api: { listOperations: async () => ({ now: NOW, items: [] }) },
    });
    expect(await screen.findByText('Not known here')).toBeVisible();
  });

  it('shows no operations to those who may not read them', async () => {
    await renderView(preview, [creating], {}, ['kindler.operation.read']);
    expect(screen.queryByText('create database')).not.toBeInTheDocument();
  });

  it('lets a failed operation be tried again', async () => {
    const item: Operation = { ...failed, next: ['retry'] };
    const retryOperation = jest.fn(async () => ({ now: NOW, item: creating }));
    await renderView(preview, [item, creating], { retryOperation });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again…' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Try again' }),
    );
    expect(await within(dialog).findByText('create database')).toBeVisible();
    expect(retryOperation).toHaveBeenCalledWith('op-9', { reason: undefined });
  });

  it('leaves something behind only with a reason', async () => {
    const item: Operation = { ...failed, next: ['retry', 'abandon'] };
    const abandonOperation = jest.fn(async () => ({ now: NOW, item }));
    await renderView(preview, [item], { abandonOperation }, [
      'kindler.operation.retry',
    ]);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Leave the rest behind…' }),
    );
    expect(screen.queryByText('Try again…')).not.toBeInTheDocument();
    const dialog = await screen.findByRole('dialog');
    const confirm = within(dialog).getByRole('button', {
      name: 'Leave it behind',
    });
    expect(confirm).toBeDisabled();
    await userEvent.type(within(dialog).getByRole('textbox'), 'it is gone');
    await userEvent.click(confirm);
    expect(abandonOperation).toHaveBeenCalledWith('op-9', {
      reason: 'it is gone',
    });
  });

  it('says when it expires, and lets it live longer', async () => {
    const extendEnvironment = jest.fn(async () => ({
      now: NOW,
      item: { ...expiring, expiresAt: ago(-30 * 86_400 - 30) },
      freshness: { status: 'live' as const },
    }));
    await renderView(expiring, [], { extendEnvironment });
    expect(screen.getByText('in 3 h')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Extend…' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('radio', { name: '30 d' }));
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Extend' }),
    );
    expect(await within(dialog).findByText('in 30 d')).toBeInTheDocument();
    expect(extendEnvironment).toHaveBeenCalledWith('shop-pr-481', {
      ttl: 'P30D',
    });
  });

  it('does not offer to stop or delete what is kept, nor to extend what stays', async () => {
    await renderView(kept);
    await screen.findByRole('button', { name: 'Reconcile…' });
    for (const name of ['Stop…', 'Delete…', 'Extend…']) {
      expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
    }
  });

  it('offers temporary credentials of a registered database, and no password', async () => {
    await renderView(clusterWithDatabase);
    expect(
      await screen.findByRole('button', { name: 'Issue credentials…' }),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Set a new password…' }),
    ).not.toBeInTheDocument();
  });

  it('leads to where people go next', async () => {
    await renderView({
      ...preview,
      connections: [
        ...preview.connections,
        { kind: 'link', title: 'Argo CD', url: 'https://argocd.example.com' },
      ],
    });
    expect(screen.getByRole('link', { name: /Argo CD/ })).toHaveAttribute(
      'href',
      'https://argocd.example.com',
    );
  });
});
