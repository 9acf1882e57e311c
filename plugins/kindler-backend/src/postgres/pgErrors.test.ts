import { word } from '@kindler/backstage-plugin-kindler-common';
import { DatabaseError } from 'pg';
import { SourceError } from '../model/fault';
import { isConnectionError } from './pgErrors';

const said = (code: string) =>
  Object.assign(new DatabaseError('said', 1, 'error'), { code });
const coded = (code: string) => Object.assign(new Error('failed'), { code });

describe('isConnectionError', () => {
  it.each([
    ['a refused connection', coded('ECONNREFUSED')],
    ['a certificate that is not trusted', coded('SELF_SIGNED_CERT_IN_CHAIN')],
    ['an end in the middle', new Error('Connection terminated unexpectedly')],
    ['a server that does not answer', new Error('timeout expired')],
    ['a query that is not answered', new Error('Query read timeout')],
    ['no slot left', said('53300')],
    ['a server that starts', said('57P03')],
    ['a read-only server', said('25006')],
    ['a session that was idle for too long', said('25P03')],
    [
      'an adapter that knows why',
      new SourceError('tls', word('fault-tls-unanswered', {})),
    ],
  ])('is true for %s', (_, error) => {
    expect(isConnectionError(error)).toBe(true);
  });

  it.each([
    ['a mistake in our code', new TypeError('x is not a function')],
    [
      'an argument of the wrong type',
      Object.assign(new TypeError('wrong'), { code: 'ERR_INVALID_ARG_TYPE' }),
    ],
    ['what a step did not find', new Error("Role 'shop' is not there")],
    ['a statement that is wrong', said('42601')],
    ['nothing', undefined],
  ])('is false for %s', (_, error) => {
    expect(isConnectionError(error)).toBe(false);
  });
});
