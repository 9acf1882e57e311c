import { InputError } from '@backstage/errors';
import type { Request } from 'express';

/** Rejects a body on a call that takes none. Somebody wrote it for a reason, and it would be lost silently. */
export function refuseBody(request: Request): void {
  const isSent =
    request.header('transfer-encoding') !== undefined ||
    Number(request.header('content-length') ?? 0) > 0;
  const isEmptyObject =
    Boolean(request.is('json')) && Object.keys(request.body ?? {}).length === 0;
  if (isSent && !isEmptyObject) {
    const fields = Object.keys(request.body ?? {});
    throw new InputError(
      fields.length > 0
        ? `unknown field '${fields[0]}': this call takes no body`
        : 'this call takes no body',
    );
  }
}
