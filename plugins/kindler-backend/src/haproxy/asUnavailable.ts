import {
  faultText,
  word,
  wordedError,
} from '@kindler/backstage-plugin-kindler-common';
import { ServiceUnavailableError } from '@backstage/errors';
import { classifyError, SourceError } from '../model/fault';
import { sourceId } from '../model/SourceId';

/** Does work on a gateway: where HAProxy is away it rejects with a 503, which operations wait out. */
export async function asUnavailable<T>(
  gateway: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SourceError && error.kind !== 'timeout') {
      throw error;
    }
    if (error instanceof ServiceUnavailableError) {
      throw error;
    }
    const fault = classifyError(error, sourceId.haproxyRuntime(gateway));
    throw wordedError(
      ServiceUnavailableError,
      word('gateway-fault', { gateway, fault: faultText(fault) }),
    );
  }
}
