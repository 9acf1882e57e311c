/**
 * Reasons why PostgreSQL did not serve a client, and TLS problems. Texts that start with a small letter are details
 * within another text.
 */
export const postgresFaults = {
  'fault-nobody-listens': 'Nobody listens there',
  'fault-no-way': 'The address cannot be reached: {{code}}',
  'fault-not-accepted': 'The connection was not accepted in time',
  'fault-accepted-only':
    'The connection was accepted, but there was no answer in time',
  'fault-closed': 'The connection was accepted and closed without an answer',
  'fault-no-slot': 'There is no free connection: {{said}}',
  'fault-starting': 'PostgreSQL starts, stops or recovers: {{said}}',
  'fault-not-let-in': 'PostgreSQL did not let the probe in: {{said}}',
  'fault-role-not-let-in': 'PostgreSQL does not let this role in: {{said}}',
  'fault-postgres-error': 'PostgreSQL answered with an error: {{said}}',
  'fault-not-postgres':
    'What answers does not speak the protocol of PostgreSQL',
  'fault-postgres-too-large':
    'The answer is larger than what PostgreSQL sends to a new client',
  'fault-authentication':
    'The server asks for an authentication that needs more than a password (request {{request}})',
  'fault-scram': 'The server does not keep to SCRAM-SHA-256',
  'fault-scram-unproven': 'The server did not prove that it knows the password',
  'fault-clear-text':
    'The server asks for the password in clear text, and no TLS is configured that would protect it',
  'fault-tls-file': 'The file of {{file}} cannot be used: {{code}}',

  'tls-own-certificate': 'the server refuses the certificate of this backend',
  'tls-unanswered':
    'it was closed without an answer: the server refuses the certificate of this backend, or is going down',
  'tls-not-valid-now':
    "the server's certificate, or that of its authority, is not valid at this time",
  'tls-other-name': "the server's certificate is not for {{name}}",
  'tls-no-authority':
    "no authority that is trusted here issued the server's certificate",
  'tls-not-spoken': 'the server does not speak TLS',
  'tls-closed': 'it was closed in the handshake',
} as const;
