import {
  word,
  type DriftItem,
  type DriftSource,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import { said } from '../said';

const STATES = [
  'running',
  'stopped',
  'absent',
  'partial',
  'present',
  'unknown',
] as const;

/** What differs and what helps, in English and as wordings. */
export function saying(
  message: Wording,
  remedy: Wording,
): Pick<
  DriftItem,
  'message' | 'messageWording' | 'remedyText' | 'remedyWording'
> {
  return {
    message: message.text,
    messageWording: message,
    remedyText: remedy.text,
    remedyWording: remedy,
  };
}

export function stateWord(state: string = 'unknown'): Wording | string {
  const known = STATES.find(each => each === state);
  return known ? word(`state-${known}`, {}) : state;
}

/** Why nothing is concluded from a set, and what helps. */
export function faultOf(
  message: string | Wording,
  hint: Wording,
): NonNullable<DriftSource['fault']> {
  return { ...said('message', message), ...said('hint', hint) };
}
