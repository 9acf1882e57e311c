import { word } from '@kindler/backstage-plugin-kindler-common';
import type { Dispatcher } from 'undici';
import { SourceError } from '../model/fault';

type Handler = Dispatcher.DispatchHandler;
type Controller = Dispatcher.DispatchController;

/** Limit per answer. A page of a list is far smaller. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Limit per line of a watch, which is one object. etcd accepts none larger than 1.5 MiB. */
const MOST_LINE_BYTES = 4 * 1024 * 1024;
/** Limit on interim answers (status 1xx) to one request. The API sends none. */
const MOST_INTERIM = 8;
const NEWLINE = 10;

/**
 * Limits what the Kubernetes client reads. Without this, it would follow redirects, decompress answers, and buffer data
 * until the memory is full. A watch has no end, so its lines are limited.
 */
export const boundAnswers: Dispatcher.DispatcherComposeInterceptor =
  dispatch => (options, handler) =>
    dispatch(options, bounded(handler, /[?&]watch=true/.test(options.path)));

function bounded(inner: Handler, isWatch: boolean): Handler {
  const most = isWatch ? MOST_LINE_BYTES : MOST_BYTES;
  let interim = 0;
  let bytes = 0;
  const refuse = (controller: Controller, error: SourceError | undefined) => {
    if (error) {
      controller.abort(error);
    }
    return error !== undefined;
  };
  return {
    ...forwarded(inner),
    onResponseStart: (controller, status, headers, message) => {
      interim += status < 200 ? 1 : 0;
      const error =
        interim > MOST_INTERIM
          ? new SourceError('too-large', word('fault-interim', {}))
          : refusalOf(status, headers['content-encoding']);
      if (!refuse(controller, error)) {
        inner.onResponseStart?.(controller, status, headers, message);
      }
    },
    onResponseData: (controller, chunk) => {
      const end = isWatch ? chunk.lastIndexOf(NEWLINE) : -1;
      bytes = end === -1 ? bytes + chunk.length : chunk.length - end - 1;
      const error =
        bytes > most
          ? new SourceError('too-large', word('fault-bytes', { bytes: most }))
          : undefined;
      if (!refuse(controller, error)) {
        inner.onResponseData?.(controller, chunk);
      }
    },
  };
}

function refusalOf(status: number, encoding: unknown): SourceError | undefined {
  if (status >= 300 && status < 400) {
    return new SourceError('http', word('fault-redirect', { status }));
  }
  return encoding === undefined || encoding === 'identity'
    ? undefined
    : new SourceError('parse', word('fault-compressed', {}));
}

function forwarded(inner: Handler): Handler {
  return {
    onRequestStart: inner.onRequestStart?.bind(inner),
    onRequestUpgrade: inner.onRequestUpgrade?.bind(inner),
    onResponseEnd: inner.onResponseEnd?.bind(inner),
    onResponseError: inner.onResponseError?.bind(inner),
    onResponseStarted: inner.onResponseStarted?.bind(inner),
    onBodySent: inner.onBodySent?.bind(inner),
    onRequestSent: inner.onRequestSent?.bind(inner),
  };
}
