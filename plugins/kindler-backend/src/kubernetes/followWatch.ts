import type { Watch } from '@kubernetes/client-node';
import type { KubernetesObject } from '../model/kubernetes/KubernetesObject';

export interface FollowOptions {
  /** Path of the list, without a query. */
  path: string;
  labelSelector?: string;
  /** Version after which changes are reported. */
  resourceVersion: string;
  /** Milliseconds of silence after which the watch is given up. */
  idleMs: () => number;
  signal: AbortSignal;
  /** Called with each change and each bookmark. */
  onWord: (phase: string, object: KubernetesObject) => void;
}

/** The outcome of a watch. */
export interface Followed {
  /** Version up to which it reported. */
  version: string;
  /** `broken`: by the API, e.g. because the version is too old, or closed before it reported anything. */
  end: 'closed' | 'idle' | 'broken';
}

/** Resolves when the watch ends or was silent for too long. Rejects if it fails. */
export async function followWatch(
  watch: Watch,
  options: FollowOptions,
): Promise<Followed> {
  const { path, labelSelector, resourceVersion, signal } = options;
  const { idleMs, onWord } = options;
  let timer: NodeJS.Timeout | undefined;
  let version = resourceVersion;
  let told = false;
  let finish = (_end: Followed['end'], _error?: unknown) => {};
  const ended = new Promise<Followed>((resolve, reject) => {
    finish = (end, error) =>
      error ? reject(error) : resolve({ version, end });
  });
  // Nobody waits for it if the signal arrives while the watch begins.
  ended.catch(() => {});
  const onClose = (error?: unknown) =>
    finish(told ? 'closed' : 'broken', error);
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => finish('idle'), idleMs());
    timer.unref();
  };
  wait();
  const opened = watch.watch(
    path,
    {
      resourceVersion,
      allowWatchBookmarks: true,
      ...(labelSelector && { labelSelector }),
    },
    (phase: string, object: KubernetesObject) => {
      if (phase === 'ERROR') {
        finish('broken');
        return;
      }
      told = true;
      version = object.metadata?.resourceVersion ?? version;
      wait();
      onWord(phase, object);
    },
    onClose,
  );
  const stop = () => finish('closed');
  signal.addEventListener('abort', stop, { once: true });
  try {
    opened.catch(onClose);
    return signal.aborted ? { version, end: 'closed' } : await ended;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    opened.then(request => request.abort()).catch(() => {});
  }
}
