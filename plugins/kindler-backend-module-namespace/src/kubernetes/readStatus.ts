/** What the Kubernetes API says of a request that it did not do. */
export interface ApiStatus {
  code: number;
  /** Machine-readable, e.g. `AlreadyExists`. */
  reason?: string;
  message: string;
  causes: Array<{ reason?: string; message?: string; field?: string }>;
  /** Seconds after which it asks to be asked again. */
  retryAfter?: number;
}

/** Reads an error of the client; undefined where no answer came. */
export function readStatus(error: unknown): ApiStatus | undefined {
  const { code, body, headers, message } = error as {
    code?: unknown;
    body?: unknown;
    headers?: Record<string, string>;
    message?: string;
  };
  // Exceptions of the DOM have small numbers of their own.
  if (typeof code !== 'number' || code < 100) {
    return undefined;
  }
  const status = parse(body);
  const retryAfter = Number(headers?.['retry-after']);
  return {
    code,
    reason: status.reason,
    message: (status.message ?? message ?? '').split('\n')[0].slice(0, 500),
    causes: status.details?.causes ?? [],
    ...(retryAfter > 0 && { retryAfter }),
  };
}

interface Status {
  reason?: string;
  message?: string;
  details?: { causes?: ApiStatus['causes'] };
}

function parse(body: unknown): Status {
  if (typeof body !== 'string') {
    return (body ?? {}) as Status;
  }
  try {
    return JSON.parse(body);
  } catch {
    return {};
  }
}
