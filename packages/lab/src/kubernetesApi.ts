import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { LabError } from './LabError';
import type { LabKubernetes } from './types';

/** A Kubernetes object, as far as the lab looks into it. */
export interface KubernetesObject {
  apiVersion?: string;
  kind?: string;
  metadata?: { name?: string; uid?: string };
  [field: string]: unknown;
}

/**
 * Sends one request to the lab's API server as its administrator.
 *
 * @throws LabError with the server's message unless the answer is 2xx
 */
export async function askKubernetes(
  kubernetes: LabKubernetes,
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: KubernetesObject,
): Promise<KubernetesObject> {
  const { status, text } = await send(kubernetes, method, path, body);
  if (status < 200 || status > 299) {
    throw new LabError(
      `Kubernetes answered ${status} to ${method} ${path}: ${text}`,
    );
  }
  return text.startsWith('{') ? JSON.parse(text) : {};
}

async function send(
  kubernetes: LabKubernetes,
  method: string,
  path: string,
  body?: KubernetesObject,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const call = request(`${kubernetes.url}${path}`, {
      method,
      ca: readFileSync(kubernetes.caFile),
      headers: {
        authorization: `Bearer ${kubernetes.token}`,
        'content-type':
          method === 'PATCH'
            ? 'application/merge-patch+json'
            : 'application/json',
      },
      timeout: 10_000,
    });
    call.once('timeout', () => call.destroy(new Error('no answer in time')));
    call.once('error', reject);
    call.once('response', response => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', chunk => (text += chunk));
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, text }),
      );
    });
    call.end(body && JSON.stringify(body));
  });
}
