import type { LabContext } from '../LabContext';
import { readCluster, writeToAny } from '../patroniRest';
import { waitFor } from '../waitFor';

const CHOSEN_WITHIN = 30_000;

/** Makes every write wait for a synchronous standby, even if there is none, and waits until one is chosen. */
export async function requireSynchronousStandby({
  stateFile,
}: LabContext): Promise<void> {
  const { members } = stateFile.update(({ faults }) => {
    faults.synchronous = true;
  });
  await setSynchronous(members, true);
  await waitFor(
    'a synchronous standby',
    async () =>
      (
        await readCluster(members)
      )?.members.find(({ role }) => role === 'sync_standby'),
    { deadlineMs: CHOSEN_WITHIN },
  );
}

/** Lets writes continue without a synchronous standby. */
export async function releaseSynchronousStandby({
  stateFile,
}: LabContext): Promise<void> {
  const { members, faults } = stateFile.read();
  if (!faults.synchronous) {
    return;
  }
  await waitFor(
    'Patroni to take its new configuration',
    async () => {
      await setSynchronous(members, null);
      return true;
    },
    { deadlineMs: CHOSEN_WITHIN },
  );
  stateFile.update(changed => {
    changed.faults.synchronous = false;
  });
}

async function setSynchronous(
  members: Parameters<typeof readCluster>[0],
  value: true | null,
): Promise<void> {
  await writeToAny(members, 'PATCH', '/config', {
    synchronous_mode: value,
    synchronous_mode_strict: value,
  });
}
