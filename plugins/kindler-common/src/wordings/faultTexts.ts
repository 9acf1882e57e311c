import type { Fault, Wording } from '../api';
import { word } from './word';

/**
 * Returns what happened. Faults that an older release stored have no codes; their own text is used.
 * @public
 */
export function faultMessage({
  messageCode = '',
  params = {},
  message,
}: Pick<Fault, 'messageCode' | 'params' | 'message'>): Wording {
  return { code: messageCode, params, text: message };
}

/**
 * Returns what to do about a fault.
 * @public
 */
export function faultHint({
  hintCode = '',
  params = {},
  hint,
}: Pick<Fault, 'hintCode' | 'params' | 'hint'>): Wording {
  return { code: hintCode, params, text: hint };
}

/**
 * Returns what happened and what to do as one wording.
 * @public
 */
export function faultText(fault: Fault): Wording {
  return word('fault-and-hint', {
    message: faultMessage(fault),
    hint: faultHint(fault),
  });
}
