import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { broken, drifted, preview } from '../../__fixtures__/environments';
import { operations } from '../../__fixtures__/operations';
import { NOW } from '../../__fixtures__/times';
import { renderWithKindler } from '../../__testUtils__/renderWithKindler';
import { EnvironmentView } from './EnvironmentView';

describe('EnvironmentView', () => {
  it.each([
    [preview.name, ['Stop…', 'Reconcile…']],
    [broken.name, ['Reconcile…']],
  ])('offers for %s what its provider can do', async (name, offered) => {
    await renderWithKindler(<EnvironmentView name={name} />);
    await screen.findByRole('button', { name: 'Reconcile…' });
    const found = ['Start…', 'Stop…', 'Reconcile…'].filter(each =>
      screen.queryByRole('button', { name: each }),
    );
    expect(found).toEqual(offered);
  });

  it('offers nothing to those who may not', async () => {
    await renderWithKindler(<EnvironmentView name={preview.name} />, {
      denied: ['kindler.environment.update'],
    });
    await screen.findByRole('button', { name: 'Delete…' });
    expect(screen.queryByRole('button', { name: 'Stop…' })).toBeNull();
  });

  it('shows what is otherwise than asked for, and why newer looks failed', async () => {
    await renderWithKindler(<EnvironmentView name={drifted.name} />);
    const list = await screen.findByRole('list', {
      name: 'Not as it was asked for',
    });
    expect(list).toHaveTextContent('It should be running and is stopped');
    expect(list).toHaveTextContent(
      'argocd should be there and is gone: the cluster Secret is not there',
    );
    expect(
      screen.getByText(/does not answer. What stands here was seen before/),
    ).toBeVisible();
    expect(screen.getByText(/^3 min ago/)).toBeVisible();
  });

  it('opens what the address asks for', async () => {
    await renderWithKindler(<EnvironmentView name={drifted.name} />, {
      path: '/?change=reconcile',
    });
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(`Reconcile ${drifted.name}`)).toBeVisible();
  });

  it.each([
    ['Stop…', 'Stop environment', 'stopEnvironment'],
    ['Delete…', 'Delete environment', 'deleteEnvironment'],
  ] as const)('%s asks why, and keeps the reason', async (open, go, call) => {
    const asked = jest.fn(async () => ({ now: NOW, item: operations[0] }));
    await renderWithKindler(<EnvironmentView name={preview.name} />, {
      api: { [call]: asked },
    });
    await userEvent.click(await screen.findByRole('button', { name: open }));
    const dialog = within(await screen.findByRole('dialog'));
    if (call === 'deleteEnvironment') {
      await userEvent.type(
        dialog.getByRole('textbox', { name: /to confirm/ }),
        preview.name,
      );
    }
    await userEvent.type(
      dialog.getByRole('textbox', { name: /^Reason/ }),
      ' too dear ',
    );
    await userEvent.click(dialog.getByRole('button', { name: go }));
    expect(asked).toHaveBeenCalledWith(preview.name, { reason: 'too dear' });
  });

  it('says what it would take before it reconciles', async () => {
    const reconcileEnvironment = jest.fn(async () => ({
      now: NOW,
      item: operations[0],
    }));
    await renderWithKindler(<EnvironmentView name={drifted.name} />, {
      api: { reconcileEnvironment },
    });
    const open = await screen.findByRole('button', { name: 'Reconcile…' });
    await userEvent.click(open);
    const dialog = await screen.findByRole('dialog');
    const steps = await within(dialog).findByRole('list', {
      name: 'What it would take',
    });
    expect(steps).toHaveTextContent('to doLet clients log in');
    expect(reconcileEnvironment).not.toHaveBeenCalled();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Reconcile environment' }),
    );
    expect(
      await within(dialog).findByText('create database'),
    ).toBeInTheDocument();
    expect(reconcileEnvironment).toHaveBeenCalledWith(drifted.name, {});
  });
});
