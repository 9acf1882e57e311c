import { probeClient, type ProbeOptions } from '../probeClient';
import type { ProbeTarget } from '../ProbeTarget';
import { startListener, type Caller } from './startListener';

export type Script = (caller: Caller) => unknown;

/** Answers the caller's messages with these answers in order; `end` closes the connection. */
export function answering(...answers: Array<Buffer | string | 'end'>): Script {
  return async ({ next, socket }) => {
    for (const answer of answers) {
      await next();
      if (answer === 'end') {
        socket.end();
      } else {
        socket.write(answer);
      }
    }
  };
}

/** Probes a listener that follows the script. Call `stop` after each test. */
export function probing() {
  const stops: Array<() => Promise<void>> = [];
  return {
    stop: async () => {
      await Promise.all(stops.splice(0).map(stop => stop()));
    },
    probe: async (
      script: Script,
      target: Partial<ProbeTarget> = {},
      options: Partial<ProbeOptions> = {},
    ) => {
      const { listener, callers, stop } = await startListener(script);
      stops.push(stop);
      const result = await probeClient(
        { name: 'orders-rw', intent: 'read-write', listener, ...target },
        { logIn: target.verify !== undefined, deadlineMs: 4000, ...options },
      );
      return { result, caller: callers[0] };
    },
  };
}
