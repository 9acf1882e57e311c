import { expect, test } from './portal';

test('a frozen leader is critical with its reason, then one incident with its story; what it lost is acknowledged', async ({
  portal,
  lab,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await portal.goto('/kindler/databases/orders');
  const answer = portal.getByRole('region', { name: 'Who takes the writes?' });
  const ok = answer.getByText('ok', { exact: true });
  await expect(ok).toBeVisible();

  const leader = (await lab.leader())!;
  await lab.freeze(leader);
  await expect(answer).toContainText('critical', { timeout: 60_000 });
  await expect(answer).toContainText(
    `${leader} holds the lock but does not answer.`,
  );
  await expect(answer).toContainText('Next:');
  await expect(answer.getByTestId('witness-patroni')).toContainText(
    /orders-\d/,
  );
  await expect.poll(() => lab.leader(), { timeout: 60_000 }).not.toBe(leader);
  await lab.heal();

  // The thawed member may have taken the lock back, and with it its older timeline.
  const acknowledge = answer.getByRole('button', { name: 'Acknowledge…' });
  await expect(acknowledge.or(ok)).toBeVisible({ timeout: 60_000 });
  if (await acknowledge.isVisible()) {
    await expect(answer).toContainText('what was committed on it is lost');
    await acknowledge.click();
    const dialog = portal.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('shown by a browser test');
    await dialog.getByRole('button', { name: 'Acknowledge' }).click();
  }
  await expect(ok).toBeVisible({ timeout: 60_000 });

  await answer.getByRole('link', { name: /^incident \d/ }).click();
  await expect(
    portal.getByRole('heading', { name: /from orders-\d to orders-\d/ }),
  ).toBeVisible();
  const phases = portal.getByRole('grid', { name: 'Phases' });
  await expect(phases).toContainText('Clients of orders-rw were refused');
  await expect(phases).toContainText('Clients of orders-rw were served by');
  await portal.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect
    .poll(() => portal.evaluate(() => navigator.clipboard.readText()))
    .toContain('| Led before | orders-');
});
