import type { Finding, Wording } from '../api';

/**
 * Returns the message of a finding or of an incident's cause. Those that an older release stored have only their own
 * code.
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
 * Returns the recommended next step of a finding.
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
