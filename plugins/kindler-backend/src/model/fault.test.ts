import { word } from '@kindler/backstage-plugin-kindler-common';
import { classifyError, SourceError } from './fault';
import { sourceId } from './SourceId';

const withCode = (code: string, message = 'it failed') =>
  Object.assign(new Error(message), { code });

describe('classifyError', () => {
  it.each([
    [new SourceError('auth', word('fault-status', { status: 401 })), 'auth'],
    [withCode('28P01'), 'auth'],
    [withCode('42501'), 'auth'],
    [withCode('ECONNREFUSED'), 'refused'],
    [withCode('ENOTFOUND'), 'refused'],
    [withCode('57P03', 'the database system is starting up'), 'refused'],
    [withCode('3D000'), 'config'],
    [withCode('ENOENT'), 'config'],
    [withCode('ENOENT', 'connect ENOENT /run/haproxy.sock'), 'refused'],
    [withCode('ETIMEDOUT'), 'timeout'],
    [withCode('UND_ERR_CONNECT_TIMEOUT'), 'timeout'],
    [new Error('Connection terminated due to connection timeout'), 'timeout'],
    [new DOMException('The operation timed out', 'TimeoutError'), 'timeout'],
    [withCode('DEPTH_ZERO_SELF_SIGNED_CERT'), 'tls'],
    [withCode('ERR_TLS_CERT_ALTNAME_INVALID'), 'tls'],
    [withCode('CERT_HAS_EXPIRED'), 'tls'],
    [withCode('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'tls'],
    [new SyntaxError('Unexpected token'), 'parse'],
    [
      new TypeError('fetch failed', { cause: withCode('ECONNRESET') }),
      'refused',
    ],
    [new AggregateError([withCode('ECONNREFUSED')], ''), 'refused'],
    ['just text', 'refused'],
    [undefined, 'refused'],
  ])('%s is %s', (error, kind) => {
    expect(classifyError(error, sourceId.patroniRest('a', 'b'))).toMatchObject({
      kind,
      source: 'patroni-rest:a/b',
      message: expect.stringMatching(/\S/),
      hint: expect.stringMatching(/\S/),
    });
  });

  it('names the key to set', () => {
    const fault = classifyError(
      new SourceError('auth', word('fault-status', { status: 401 })),
      sourceId.haproxyStats('edge'),
    );
    expect(fault.hint).toContain('kindler.gateways[].stats.user');
  });

  it('keeps what the source said apart, for other languages', () => {
    const { messageCode, hintCode, params } = classifyError(
      withCode('ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:8008'),
      sourceId.patroniRest('a', 'b'),
    );
    expect({ messageCode, hintCode, params }).toEqual({
      messageCode: 'fault-refused',
      hintCode: 'hint-refused',
      params: {
        detail: 'connect ECONNREFUSED 10.0.0.1:8008',
        keys: 'kindler.databases[].patroni.members',
      },
    });
  });

  it('never shows credentials', () => {
    const error = new Error(
      'connect postgres://admin:hunter2@db:5432/x failed, password=hunter2 token: hunter2',
    );
    const text = JSON.stringify(
      classifyError(error, sourceId.postgresSql('a', 'b')),
    );
    expect(text).not.toContain('hunter2');
    expect(text).toContain('postgres://***@db:5432/x');
  });
});
