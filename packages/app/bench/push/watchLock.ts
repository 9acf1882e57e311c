import { readFileSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { createInterface } from 'node:readline';
import type { LabState } from '@kindler/lab';

/** Called with the holder's name at each change of the lock's record. */
export type OnHolder = (holder: string) => void;

/** Watches Patroni's lock in the DCS itself, without Patroni and without the portal. Ends with the process. */
export async function watchLock(
  state: LabState,
  onHolder: OnHolder,
): Promise<void> {
  const lines = state.kubernetes
    ? await watchEndpoints(state.kubernetes, state.scope)
    : await watchKey(state.etcd.url, `/service/${state.scope}/leader`);
  const holderOf = state.kubernetes ? holderOfEndpoints : holderOfKey;
  createInterface({ input: lines }).on('line', line => {
    const holder = holderOf(JSON.parse(line));
    if (holder) {
      onHolder(holder);
    }
  });
}

function watchKey(etcd: string, key: string): Promise<IncomingMessage> {
  const call = httpRequest(`${etcd}/v3/watch`, { method: 'POST' });
  call.end(JSON.stringify({ create_request: { key: base64(key) } }));
  return answerOf(call);
}

interface KeyEvents {
  result: { events?: Array<{ kv: { value?: string } }> };
}

function holderOfKey({ result }: KeyEvents): string | undefined {
  const value = result.events?.at(-1)?.kv.value;
  return value && Buffer.from(value, 'base64').toString();
}

function watchEndpoints(
  kubernetes: NonNullable<LabState['kubernetes']>,
  scope: string,
): Promise<IncomingMessage> {
  const { url, token, caFile, namespace } = kubernetes;
  const query = `watch=true&fieldSelector=metadata.name%3D${scope}`;
  const call = httpsRequest(
    `${url}/api/v1/namespaces/${namespace}/endpoints?${query}`,
    {
      ca: readFileSync(caFile),
      headers: { authorization: `Bearer ${token}` },
    },
  );
  call.end();
  return answerOf(call);
}

interface EndpointsEvent {
  object: { metadata: { annotations?: { leader?: string } } };
}

function holderOfEndpoints({ object }: EndpointsEvent): string | undefined {
  return object.metadata.annotations?.leader;
}

function answerOf(
  call: ReturnType<typeof httpRequest>,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    call.once('error', reject);
    call.once('response', response =>
      response.statusCode === 200
        ? resolve(response)
        : reject(new Error(`The DCS answered ${response.statusCode}`)),
    );
  });
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
