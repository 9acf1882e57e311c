import { expect, test } from './portal';

test('the leader that is shown is Patroni’s, and a switchover changes the open card', async ({
  portal,
  lab,
}) => {
  await portal.goto('/catalog/default/resource/orders');
  const leader = await lab.leader();
  const row = (member: string) => portal.getByRole('row', { name: member });
  await expect(row(leader!).first()).toContainText('Leader');

  await portal.goto('/catalog/default/resource/orders/database');
  for (const witness of ['patroni', 'postgres', 'haproxy']) {
    await expect(portal.getByTestId(`witness-${witness}`)).toContainText(
      leader!,
    );
  }
  const loaded = await portal.evaluate(() => performance.timeOrigin);

  const next = await lab.switchover();
  expect(next).not.toBe(leader);
  for (const witness of ['patroni', 'postgres', 'haproxy']) {
    await expect(portal.getByTestId(`witness-${witness}`)).toContainText(next);
  }
  await expect(
    portal.getByRole('region', { name: 'Who takes the writes?' }),
  ).toContainText('ok');
  expect(await portal.evaluate(() => performance.timeOrigin)).toBe(loaded);
});

test('an HAProxy that is away is named with its reason, and nothing else goes blank', async ({
  portal,
  lab,
}) => {
  await portal.goto('/catalog/default/resource/orders/database');
  await expect(portal.getByTestId('witness-haproxy')).toContainText('orders-');
  await lab.stopHaproxy();
  await expect(portal.getByTestId('witness-haproxy')).toContainText('unknown', {
    timeout: 60_000,
  });
  await expect(portal.getByTestId('witness-patroni')).toContainText('orders-');
  await portal.getByRole('tab', { name: 'Details' }).click();
  await expect(portal.getByRole('region', { name: 'Sources' })).toContainText(
    'unreachable',
  );
  await lab.startHaproxy();
  await portal.getByRole('tab', { name: 'Now' }).click();
  await expect(portal.getByTestId('witness-haproxy')).toContainText('orders-', {
    timeout: 60_000,
  });
});
