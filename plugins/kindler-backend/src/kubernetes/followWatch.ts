import type { Watch } from '@kubernetes/client-node';
import type { KubernetesObject } from '../model/kubernetes/KubernetesObject';

export interface FollowOptions {
  /** Of the list, without a query. */
  path: string;
  labelSelector?: string;
  /** From where on changes are told. */
  resourceVersion: string;
  /** Milliseconds without a word after which the watch is given up. */
  idleMs: () => number;
  signal: AbortSignal;
  /** Called with each change, and with bookmarks. */
  onWord: (phase: string, object: KubernetesObject) => void;
}

/** What became of a watch. */
export interface Followed {
  /** Up to where it told. */
  version: string;
  /** `broken` by the API, e.g. because the version is too old by now, or closed before it told anything. */
  end: 'closed' | 'idle' | 'broken';
}

/** Resolves when the watch ended, or when there was no word for long, and rejects when it failed. */
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
  // Nobody waits for it when the signal comes while the watch begins.
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
