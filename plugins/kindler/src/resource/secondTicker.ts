const listeners = new Set<() => void>();
let time = performance.now();
let timer: ReturnType<typeof setInterval> | undefined;

function tick() {
  if (document.visibilityState === 'hidden') {
    return;
  }
  time = performance.now();
  for (const listener of listeners) {
    listener();
  }
}

/**
 * The browser's monotonic clock as a store that moves once a second while somebody looks.
 */
export const secondTicker = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    if (timer === undefined) {
      time = performance.now();
      timer = setInterval(tick, 1000);
    }
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) {
        clearInterval(timer);
        timer = undefined;
      }
    };
  },
  getTime(): number {
    return time;
  },
};
