import { CustomErrorBase } from '@backstage/errors';

/**
 * What was waited for did not come in time. Whatever works on it goes on.
 */
export class WaitTimeoutError extends CustomErrorBase {
  name = 'WaitTimeoutError' as const;
}
