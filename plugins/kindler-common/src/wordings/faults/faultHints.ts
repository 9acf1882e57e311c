/** Hints for faults. */
export const faultHints = {
  'hint-auth': 'Check {{keys}}.',
  'hint-tls': 'Check the certificates, and {{keys}}.',
  'hint-timeout':
    'See whether the process hangs or the network drops packets; kindler.observer.timeoutMs sets how long is waited.',
  'hint-refused':
    'See whether the process runs and the network lets this backend reach it; the address is in {{keys}}.',
  'hint-answer': 'See what answers at this address; it is in {{keys}}.',
  'hint-log': 'See the log of the source; its address is in {{keys}}.',
  'hint-config': 'Correct {{keys}}.',

  'hint-listener':
    'See whether HAProxy runs and has this listener; the address is in kindler.routes[].listener.',
  'hint-listener-way':
    'See whether the name is known and the network lets this backend there; the address is in kindler.routes[].listener.',
  'hint-listener-packets':
    'See whether the host runs and the network drops packets; the address is in kindler.routes[].listener.',
  'hint-listener-answers':
    'See what listens there; the address is in kindler.routes[].listener.',
  'hint-listener-servers':
    "See whether HAProxy has a server for it that is up, and PostgreSQL's log; the address is in kindler.routes[].listener.",
  'hint-listener-hangs':
    'See whether PostgreSQL hangs and whether HAProxy waits for a server or a free session; kindler.observer.timeoutMs sets how long is waited.',
  'hint-no-slot':
    'See who holds them (pg_stat_activity); end idle ones, put a pooler in front, or raise max_connections.',
  'hint-starting': "See PostgreSQL's log when it does not end.",
  'hint-postgres-log':
    'See the log of PostgreSQL, or of the pooler in front of it.',
  'hint-postgres-host':
    "See PostgreSQL's log, and whether its host has processes and memory left.",
  'hint-role':
    'Check user, password and database of kindler.routes[].verify, and its line in pg_hba.conf.',
  'hint-give-role':
    'Give the route a role that PostgreSQL lets in from here (kindler.routes[].verify).',
  'hint-verify': 'Check kindler.routes[].verify.',
  'hint-scram':
    'Let it ask the role of kindler.routes[].verify for scram-sha-256 (pg_hba.conf).',

  'hint-clear-text':
    'Let it ask for scram-sha-256 (pg_hba.conf), or set {{key}}.mode to verify-full; until then the password is not sent.',
  'hint-own-certificate':
    "Let {{key}}.certFile and .keyFile hold a certificate that is valid and issued by an authority of the server's ssl_ca_file.",
  'hint-renew':
    'Renew it (ssl_cert_file) and call pg_reload_conf(); {{key}}.mode lets in nobody without a valid one.',
  'hint-server-name':
    'Have one issued that holds {{name}}, or set {{key}}.serverName to a name that it holds.',
  'hint-authority':
    'Let {{key}}.caFile hold the certificate of the authority that issued it.',
  'hint-server-tls':
    'Check certificate and key (ssl_cert_file, ssl_key_file) and ssl_min_protocol_version of the server, and {{key}}.',
  'hint-no-tls':
    'Switch TLS on there (ssl = on); {{key}}.mode does not go without.',
  'hint-tls-or-line':
    'Set {{key}}.mode to verify-full, or give the role a line in pg_hba.conf for connections without TLS.',
  'hint-authorities-file':
    'Let {{file}} name a file that this backend may read, with the certificates of the authorities in PEM.',
  'hint-certificate-file':
    'Let {{file}} name a file that this backend may read, with a certificate in PEM.',
  'hint-key-file':
    'Let {{file}} name a file that this backend may read, with the key of the certificate in PEM, without a passphrase.',

  'hint-kindler-database':
    'Set kindler.database with a route that leads to it, and kindler.providers.',
  'hint-migration':
    'Nothing was changed. Remove what the message names; it is tried again every half minute.',
  'hint-trace':
    "It is reached through the listener of route '{{route}}' (kindler.database.route): trace that route to see where it breaks.",
  'hint-and': '{{first}} {{second}}',
} as const;
