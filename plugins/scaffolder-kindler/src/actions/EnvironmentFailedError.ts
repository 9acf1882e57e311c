import { CustomErrorBase } from '@backstage/errors';

/**
 * An environment is in the state `failed` and nothing works on it.
 */
export class EnvironmentFailedError extends CustomErrorBase {
  name = 'EnvironmentFailedError' as const;
}
