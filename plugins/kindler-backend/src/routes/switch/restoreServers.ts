import type { ServerState } from '../../model/parseServersState';
import { setState } from './commands';
import { readBack } from './readBack';
import type { ResolvedSwitch, SwitchStepContext } from './SwitchContext';

const RESTORE_TIMEOUT_MS = 5000;

/** Puts every server back into the state it had before the operation touched it, and ends misled sessions. */
export async function restoreServers(
  context: SwitchStepContext,
  { route, control, opening }: ResolvedSwitch,
): Promise<void> {
  const before = context.state.before as
    | Record<string, ServerState['admin']>
    | undefined;
  if (!before) {
    return;
  }
  const servers = await control.readServers(route);
  const changed = Object.entries(before).filter(
    ([name, admin]) => servers.has(name) && servers.get(name)?.admin !== admin,
  );
  const back = (opens: boolean) =>
    changed
      .filter(([, admin]) => (admin === 'ready') === opens)
      .map(([name, admin]) => setState(route, name, admin));
  const misled = opening.filter(name => before[name] !== 'ready');
  await control.change([
    ...back(false),
    ...back(true),
    ...misled.map(name => `shutdown sessions server ${route.proxy}/${name}`),
  ]);
  await readBack(
    control,
    route,
    now =>
      Object.entries(before).every(
        ([name, admin]) => !now.has(name) || now.get(name)?.admin === admin,
      ),
    RESTORE_TIMEOUT_MS,
    context.signal,
  );
  await context.log('The servers have the states of before the switch');
}
