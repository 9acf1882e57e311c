import type { Observed } from '@kindler/backstage-plugin-kindler-common';
import {
  createContext,
  useContext,
  useMemo,
  useSyncExternalStore,
  type PropsWithChildren,
} from 'react';
import { secondTicker } from './secondTicker';

interface ClockReading {
  server: number;
  browser: number;
}

const ServerClockContext = createContext<ClockReading | undefined>(undefined);

export interface ServerClockProviderProps {
  answer: Observed;
  receivedAt: number;
}

/**
 * Ages below are told by the server's clock as the answer carried it, not by the browser's.
 */
export function ServerClockProvider(
  props: PropsWithChildren<ServerClockProviderProps>,
) {
  const { answer, receivedAt, children } = props;
  const reading = useMemo(
    () => ({ server: Date.parse(answer.now), browser: receivedAt }),
    [answer.now, receivedAt],
  );
  return (
    <ServerClockContext.Provider value={reading}>
      {children}
    </ServerClockContext.Provider>
  );
}

/**
 * The server's time in milliseconds, moving once a second; undefined outside of an answer.
 */
export function useServerNow(): number | undefined {
  const reading = useContext(ServerClockContext);
  const tick = useSyncExternalStore(
    secondTicker.subscribe,
    secondTicker.getTime,
  );
  if (!reading || Number.isNaN(reading.server)) {
    return undefined;
  }
  return reading.server + Math.max(0, tick - reading.browser);
}
