/** Texts of clients that connection poolers hold back for a moment. */
export const pauseWordings = {
  'pause-ended':
    'PgBouncer {{pooler}} lets its clients go on; none was held back for more than {{ms}} ms',
  'pause-left':
    'Clients of PgBouncer {{pooler}} are not held back, and can see errors: {{reason}}',
  'pause-slow-retry':
    'PgBouncer {{pooler}} waits {{seconds}} s after a failed log-in and refuses clients meanwhile; set server_login_retry to 1 in its file',
  'pause-not-ended':
    'PgBouncer {{pooler}} still holds its clients back: {{reason}}',
  'pause-stands': 'it is still paused; on its console: RESUME {{database}}',
  'pooler-fault': 'PgBouncer {{pooler}}: {{fault}}',
  'pause-still-held':
    'PgBouncer {{poolers}} still holds clients back; on its console: RESUME <database>',
  'pause-not-granted':
    'a transaction is open that did not end within {{ms}} ms',
  'pause-already':
    'somebody has paused it already; on its console: RESUME {{database}}',
  'pause-unwatched':
    'the process could not be started that would end the pause if this backend was killed',
  'pooler-resumed': 'No pooler of the route holds clients back',
  'pooler-reconnected':
    'No connection of before is left between the poolers and the server',
  'pooler-keeps-connections':
    'transactions are open that keep their connections for more than {{seconds}} s; they are closed when these end',
  'pooler-none':
    "the route has no connection pooler; set kindler.routes '{{route}}'.pooler",
  'pause-overtaken': 'somebody else ended the pause',
  'pause-unproved': 'it keeps connections to the server in spite of the pause',
  'pause-session':
    'its pool mode is session, in which a pause waits until clients disconnect; set pool_mode to transaction',
  'pause-impatient':
    'it closes clients that wait for {{seconds}} s (query_wait_timeout), which is too soon',
} as const;
