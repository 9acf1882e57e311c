import { word } from '@kindler/backstage-plugin-kindler-common';
import { readBack, readServers } from './readBack';
import type { ResolvedSwitch, SwitchStepContext } from './SwitchContext';

const RESTORE_TIMEOUT_MS = 5000;

/** Restores the state that every server had before the operation, and ends misdirected sessions. */
export async function restoreServers(
  context: SwitchStepContext,
  { route, driver, opening }: ResolvedSwitch,
): Promise<void> {
  const { before } = context.state;
  if (!before) {
    return;
  }
  const servers = await readServers(driver, route);
  const changed = Object.entries(before).filter(
    ([name, admin]) => servers.has(name) && servers.get(name)?.admin !== admin,
  );
  const back = (opens: boolean) =>
    changed
      .filter(([, admin]) => (admin === 'ready') === opens)
      .map(([server, state]) => ({ server, state }));
  const misled = opening.filter(name => before[name] !== 'ready');
  await driver.apply(route.proxy, [
    ...back(false),
    ...back(true),
    ...misled.map(server => ({ server, endSessions: true as const })),
  ]);
  await readBack(
    driver,
    route,
    now =>
      Object.entries(before).every(
        ([name, admin]) => !now.has(name) || now.get(name)?.admin === admin,
      ),
    RESTORE_TIMEOUT_MS,
    context.signal,
  );
  await context.log(word('switch-restored', {}));
}
