import { readFileSync } from 'node:fs';
import type { LabState } from '@kindler/lab';
import { Agent, fetch, type Response } from 'undici';

const TIMEOUT_MS = 1000;
const agents = new Map<string, Agent>();

/** Who holds Patroni's lock, read from the DCS itself; undefined when nobody does. Rejects when it does not answer. */
export async function readLock(state: LabState): Promise<string | undefined> {
  return state.kubernetes
    ? readEndpoints(state.kubernetes, state.scope)
    : readKey(state.etcd.url, `/service/${state.scope}/leader`);
}

async function readKey(etcd: string, key: string): Promise<string | undefined> {
  const response = await fetch(`${etcd}/v3/kv/range`, {
    method: 'POST',
    body: JSON.stringify({ key: Buffer.from(key).toString('base64') }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const { kvs } = (await readJson(response)) as { kvs?: [{ value: string }] };
  return kvs && Buffer.from(kvs[0].value, 'base64').toString();
}

async function readEndpoints(
  { url, token, caFile, namespace }: NonNullable<LabState['kubernetes']>,
  scope: string,
): Promise<string | undefined> {
  const response = await fetch(
    `${url}/api/v1/namespaces/${namespace}/endpoints/${scope}`,
    {
      headers: { authorization: `Bearer ${token}` },
      dispatcher: agentOf(caFile),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    },
  );
  const { metadata } = (await readJson(response)) as {
    metadata: { annotations?: { leader?: string } };
  };
  return metadata.annotations?.leader;
}

/** A store that is going down answers with an error, which says nothing of the lock. */
async function readJson(response: Response): Promise<unknown> {
  if (!response.ok) {
    throw new Error(`The DCS answered with status ${response.status}`);
  }
  return response.json();
}

function agentOf(caFile: string): Agent {
  const known = agents.get(caFile);
  if (known) {
    return known;
  }
  const agent = new Agent({ connect: { ca: readFileSync(caFile, 'utf8') } });
  agents.set(caFile, agent);
  return agent;
}
