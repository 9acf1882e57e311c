import type { StandInApis } from './StandInApis';
import type { StandInAnswer } from './StandInAnswer';
import type { StandInContainer, StandInDocker } from './StandInDocker';

/**
 * What goes wrong in the next creation, as the tools themselves would say it. `half-made`: it is killed when half of the
 * containers are there. `hangs`: it never ends by itself.
 */
export type StandInFault = 'image' | 'timeout' | 'half-made' | 'hangs';

export interface StandInTool {
  run(args: string[], input: string): Promise<StandInAnswer>;
}

export interface StandInParts {
  docker: StandInDocker;
  apis: StandInApis;
  /** Gives the fault that the next creation shall have, once. */
  nextFault(): StandInFault | undefined;
}

export const container = (
  given: Pick<StandInContainer, 'name' | 'cluster' | 'role'> &
    Partial<StandInContainer>,
): StandInContainer => ({
  labels: {},
  mounts: [],
  created: new Date().toISOString(),
  running: true,
  nanoCpus: 0,
  memory: 0,
  ports: {},
  ...given,
});

export const NEVER = new Promise<never>(() => {});
