import type { Finding, Wording } from '../api';

/**
 * What a finding, or the cause of an incident, says. One that an older release kept has no code but its own.
 * @public
 */
export function messageOf({
  code,
  messageCode = code,
  params,
  message,
}: Pick<Finding, 'code' | 'messageCode' | 'params' | 'message'>): Wording {
  return { code: messageCode, params, text: message };
}

/**
 * What a finding tells to do.
 * @public
 */
export function nextOf({
  code,
  nextCode = `${code}-next`,
  params,
  next,
}: Pick<Finding, 'code' | 'nextCode' | 'params' | 'next'>): Wording {
  return { code: nextCode, params, text: next };
}
