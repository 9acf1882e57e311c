import { CustomErrorBase } from '@backstage/errors';

/**
 * The awaited state was not reached in time. Work on it continues.
 */
export class WaitTimeoutError extends CustomErrorBase {
  name = 'WaitTimeoutError' as const;
}
