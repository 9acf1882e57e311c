import type { KindlerTranslate } from '../../translation';

const STATES = ['running', 'stopped', 'absent', 'partial', 'present'] as const;

/**
 * What an environment or a registration was asked or seen to be, in words.
 */
export function observedText(state: string, t: KindlerTranslate): string {
  const known = STATES.find(each => each === state);
  return t(`environment.state.${known ?? 'unknown'}`);
}
