import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import { SourceError } from '../../model/fault';
import {
  describeFailure,
  hasSqlState,
  isConnectionError,
} from '../../postgres';

/** Connection troubles become 503, which operations wait out; refusals of PostgreSQL itself pass. */
export async function asUnavailable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConflictError || !isConnectionError(error)) {
      throw error;
    }
    if (hasSqlState(error, '28P01', '28000')) {
      throw error;
    }
    throw new ServiceUnavailableError(
      error instanceof SourceError
        ? describeFailure(error)
        : 'The database behind the route does not answer',
      error,
    );
  }
}
