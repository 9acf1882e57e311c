import { InputError } from '@backstage/errors';
import { fieldProblem, word } from '@kindler/backstage-plugin-kindler-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  clusterWithDatabase,
  providers,
  reconcilePlan,
} from '../../__fixtures__/environments';
import { operations } from '../../__fixtures__/operations';
import { NOW } from '../../__fixtures__/times';
import { renderWithKindler } from '../../__testUtils__/renderWithKindler';
import type { KindlerFrontendApi } from '../../apis';
import { EnvironmentView } from './EnvironmentView';

const [database, k3d] = providers.items;
const changeable = {
  ...k3d,
  capabilities: { ...k3d.capabilities, update: true },
  inputSchema: {
    type: 'object',
    properties: {
      httpPort: { type: 'integer', title: 'HTTP port' },
      subnet: { type: 'string', title: 'Subnet' },
      cluster: { type: 'string', title: 'Cluster', enum: ['dev'] },
    },
  },
  allocation: [{ field: 'httpPort', range: '18090-18999', next: 18092 }],
};

async function openDialog(
  api: Partial<KindlerFrontendApi>,
  item = clusterWithDatabase,
) {
  const updateEnvironment = jest.fn(async () => ({
    now: NOW,
    item: operations[0],
  }));
  await renderWithKindler(<EnvironmentView name={item.name} />, {
    path: '/?change=update',
    api: {
      getEnvironment: async () => ({
        now: NOW,
        item,
        freshness: { status: 'live' },
      }),
      listProviders: async () => ({
        ...providers,
        items: [database, changeable],
      }),
      updateEnvironment,
      ...api,
    },
  });
  const dialog = within(await screen.findByRole('dialog'));
  const start = await dialog.findByRole('button', {
    name: 'Change environment',
  });
  return { dialog, start, updateEnvironment };
}

describe('the dialog that changes an environment', () => {
  it('shows what is there and what is free, and sends what differs once its plan was shown', async () => {
    const planEnvironmentUpdate = jest.fn(async () => reconcilePlan);
    const { dialog, start, updateEnvironment } = await openDialog({
      planEnvironmentUpdate,
    });
    const port = dialog.getByLabelText('HTTP port');
    expect(port).toHaveValue('8007');
    expect(dialog.getByLabelText('Subnet')).toHaveValue('10.107.0.0/16');
    expect(dialog.getByText('Free now: 18092, of 18090-18999.')).toBeVisible();
    expect(dialog.getByText('Cluster: dev')).toBeVisible();
    expect(start).toBeDisabled();
    expect(planEnvironmentUpdate).not.toHaveBeenCalled();

    await userEvent.clear(port);
    await userEvent.type(port, '18092');
    await userEvent.click(dialog.getByRole('checkbox', { name: /^Database/ }));
    expect(
      dialog.getByText('database: is removed, with all that it holds'),
    ).toBeVisible();
    const steps = await dialog.findByRole('list', {
      name: 'What it would take',
    });
    expect(steps).toHaveTextContent('to doLet clients log in');
    await userEvent.type(
      dialog.getByRole('textbox', { name: /^Reason/ }),
      'moved',
    );
    await waitFor(() => expect(start).toBeEnabled());
    await userEvent.click(start);
    expect(updateEnvironment).toHaveBeenCalledWith('cluster-8', {
      details: { httpPort: 18092, subnet: '10.107.0.0/16' },
      registrations: [],
      reason: 'moved',
    });
  });

  it('says at each field what is wrong with it, and does not start then', async () => {
    const planEnvironmentUpdate = async () => {
      throw Object.assign(new InputError('no'), {
        fields: [
          fieldProblem(
            'details.httpPort',
            word('field-port-used', { value: '80' }),
          ),
          fieldProblem(
            'registrations[0].details.route',
            word('field-missing', {}),
          ),
        ],
      });
    };
    const { dialog, start } = await openDialog({ planEnvironmentUpdate });
    const port = dialog.getByLabelText('HTTP port');
    await userEvent.clear(port);
    await userEvent.type(port, '80');
    await waitFor(() => expect(port).toBeInvalid());
    expect(port).toHaveAccessibleDescription(
      /80 is in use on this host; ask for another one/,
    );
    const alert = within(dialog.getByRole('alert'));
    expect(alert.getAllByRole('listitem')).toHaveLength(2);
    expect(start).toBeDisabled();
  });

  it('says what stays, and when it ends', async () => {
    const planEnvironmentUpdate = jest.fn(async () => reconcilePlan);
    const { dialog } = await openDialog({
      planEnvironmentUpdate,
      listProviders: async () => providers,
    });
    expect(
      dialog.getByText(/Environments of k3d keep the details/),
    ).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: /Expires/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'In 7 d' }),
    );
    await waitFor(() =>
      expect(planEnvironmentUpdate).toHaveBeenCalledWith('cluster-8', {
        ttl: 'P7D',
      }),
    );
  });
});
