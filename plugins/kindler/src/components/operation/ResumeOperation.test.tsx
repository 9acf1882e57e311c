import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { waiting } from '../../__fixtures__/operations';
import { NOW } from '../../__fixtures__/times';
import { renderWithKindler } from '../../__testUtils__/renderWithKindler';
import { OperationView } from './OperationView';

it('lets an operation go on that waits for a person', async () => {
  const resumeOperation = jest.fn(async () => ({ now: NOW, item: waiting }));
  await renderWithKindler(<OperationView id="op-5" />, {
    api: { resumeOperation },
  });
  expect(await screen.findByText(/After 58 min it gives up/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Let it go on' }));
  expect(resumeOperation).toHaveBeenCalledWith('op-5');
});
