import { Resolver } from 'node:dns/promises';
import type { LabContext } from './LabContext';
import { LabError } from './LabError';
import { endProcess, isRunning } from './processes';
import { startHelper } from './startHelper';
import type { LabDns, LabState } from './types';
import { waitFor } from './waitFor';

/** Starts the DNS server of a lab with `resolvers`, unless it runs, and waits until it answers. */
export async function startDns(context: LabContext): Promise<void> {
  const { stateFile } = context;
  const dns = required(stateFile.read());
  if (isRunning(dns.pid)) {
    return;
  }
  const pid = await startHelper(context, 'dnsServer', [
    String(dns.port),
    dns.zone,
  ]);
  stateFile.update(state => {
    required(state).pid = pid;
  });
  const resolver = new Resolver({ timeout: 200, tries: 1 });
  resolver.setServers([`${dns.host}:${dns.port}`]);
  await waitFor(
    'the DNS server to answer',
    async () => (await resolver.resolve4(`any.${dns.zone}`))[0],
    { deadlineMs: 10_000, everyMs: 20, logFile: dns.logFile },
  );
}

/** Stops the DNS server. It then answers nothing, not even that a name does not exist. */
export async function stopDns({ stateFile }: LabContext): Promise<void> {
  await endProcess(required(stateFile.read()).pid, { deadlineMs: 5_000 });
  stateFile.update(state => {
    required(state).pid = undefined;
  });
}

function required(state: LabState): LabDns {
  if (!state.dns) {
    throw new LabError('This lab has no DNS server: start it with resolvers');
  }
  return state.dns;
}
