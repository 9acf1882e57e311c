export { IssuedCredentials } from './IssuedCredentials';
export { TemporaryCredentials } from './TemporaryCredentials';
export { TlsMode } from './TlsMode';
