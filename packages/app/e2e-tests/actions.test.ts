import type { Locator, Page } from '@playwright/test';
import { expect, test } from './portal';

const TAB = '/catalog/default/resource/orders/database';

function answerOf(portal: Page): Locator {
  return portal.getByRole('region', { name: 'Who takes the writes?' });
}

/** The menu is a dialog, too, until it has faded away. */
function dialogOf(portal: Page, title: string): Locator {
  return portal.getByRole('dialog', { name: title });
}

async function open(
  portal: Page,
  action: string,
  title: string,
): Promise<Locator> {
  await answerOf(portal).getByRole('button', { name: 'Actions' }).click();
  await portal.getByRole('menuitem', { name: action }).click();
  return dialogOf(portal, title);
}

async function start(dialog: Locator, label: string) {
  const button = dialog.getByRole('button', { name: label, exact: true });
  await expect(dialog).toContainText('This will happen');
  await expect(button).toBeDisabled();
  await dialog.getByLabel('Reason').fill('shown by a browser test');
  await button.click();
  await expect(dialog).toContainText('succeeded', { timeout: 120_000 });
}

async function close(dialog: Locator) {
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog).toHaveCount(0);
}

test('a switchover is planned, started and followed in its dialog, and told afterwards', async ({
  portal,
  lab,
}) => {
  await portal.goto(TAB);
  await expect(answerOf(portal)).toContainText('ok');
  const leader = (await lab.leader())!;

  const dialog = await open(portal, 'Switch over…', 'Switch over orders');
  await expect(dialog.getByRole('radio', { name: leader })).toHaveCount(0);
  await expect(dialog).toContainText(leader);
  await start(dialog, 'Switch over');
  const next = (await lab.leader())!;
  expect(next).not.toBe(leader);
  await expect(dialog).toContainText('What is observed now');
  await expect(dialog).toContainText(next);
  await close(dialog);

  for (const witness of ['patroni', 'postgres', 'haproxy']) {
    await expect(portal.getByTestId(`witness-${witness}`)).toContainText(next);
  }
  await portal.getByRole('tab', { name: 'History' }).click();
  await expect(
    portal.getByRole('list', { name: 'What the signs mean' }),
  ).toContainText('switchover, asked for here');
  const events = portal.getByRole('list', { name: 'Events' });
  await expect(events).toContainText(`${next} leads instead of ${leader}.`);
  await expect(events).toContainText('Reason: shown by a browser test');
});

test('a scheduled switchover is shown with its time, and taken back', async ({
  portal,
}) => {
  await portal.goto(TAB);
  await expect(answerOf(portal)).toContainText('ok');

  const dialog = await open(portal, 'Switch over…', 'Switch over orders');
  await dialog.getByText('At a time', { exact: true }).click();
  const tomorrow = new Date(Date.now() + 24 * 3_600_000);
  const parts = {
    month: tomorrow.getMonth() + 1,
    day: tomorrow.getDate(),
    year: tomorrow.getFullYear(),
    hour: 10,
    minute: 30,
  };
  for (const [part, value] of Object.entries(parts)) {
    await dialog.getByRole('spinbutton', { name: `${part}, Time` }).click();
    await portal.keyboard.type(String(value).padStart(2, '0'));
  }
  await dialog.getByRole('spinbutton', { name: 'AM/PM, Time' }).click();
  await portal.keyboard.type('a');
  await start(dialog, 'Switch over');
  await close(dialog);

  const cancel = await open(
    portal,
    'Cancel the scheduled switchover…',
    'Cancel the scheduled switchover of orders',
  );
  await start(cancel, 'Cancel switchover');
  await close(cancel);
});

test('failover is paused and resumed, and the page says so', async ({
  portal,
}) => {
  await portal.goto(TAB);
  await expect(answerOf(portal)).toContainText('ok');

  const pause = await open(
    portal,
    'Pause automatic failover…',
    'Pause automatic failover of orders',
  );
  await start(pause, 'Pause failover');
  await close(pause);
  await expect(answerOf(portal)).toContainText('Failover is paused');

  const resume = await open(
    portal,
    'Resume automatic failover…',
    'Resume automatic failover of orders',
  );
  await start(resume, 'Resume failover');
  await close(resume);
  await expect(answerOf(portal)).not.toContainText('paused');
});

test('a member is restarted from its row', async ({ portal, lab }) => {
  await portal.goto(TAB);
  await expect(answerOf(portal)).toContainText('ok');
  const leader = await lab.leader();
  const member = ['orders-1', 'orders-2', 'orders-3'].find(
    name => name !== leader,
  )!;
  await portal.getByRole('button', { name: `Actions on ${member}` }).click();
  await portal.getByRole('menuitem', { name: `Restart ${member}…` }).click();
  const dialog = dialogOf(portal, 'Restart a member of orders');
  await expect(dialog.getByRole('radio', { name: member })).toBeChecked();
  await start(dialog, 'Restart');
  await close(dialog);
});
