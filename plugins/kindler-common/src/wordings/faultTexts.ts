import type { Fault, Wording } from '../api';
import { word } from './word';

/**
 * What happened. A fault that an older release kept has no codes and is said in its own words.
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
 * What to do about a fault.
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
 * What happened and what to do, in one wording.
 * @public
 */
export function faultText(fault: Fault): Wording {
  return word('fault-and-hint', {
    message: faultMessage(fault),
    hint: faultHint(fault),
  });
}
