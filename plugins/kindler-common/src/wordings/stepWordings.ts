/**
 * Steps of operations.
 */
export const stepWordings = {
  'step-copy-anew': 'Throw the data away and copy it anew',
  'step-see-streaming': 'See it stream',
  'step-cancel-switchover': 'Cancel the scheduled switchover',
  'step-switchover': 'Hand the lock over',
  'step-see-clients': 'See where clients are sent',
  'step-clear-order': 'Leave no order behind',
  'step-restart': 'Restart PostgreSQL',
  'step-see-started': 'See it take part again',
  'step-move': 'Move the route',
  'step-warm': 'Warm up the target',
  'step-keep': 'Keep it over a reload',
  'step-set-password': 'Set a new password',
  'step-record': 'Record the environment',
  'step-mark-running': 'Mark it running',
  'step-mark-deleting': 'Mark it deleting',
  'step-remove-record': 'Remove the record',
  'step-create-role': 'Create the role',
  'step-create-database': 'Create the database',
  'step-remove-database': 'Remove the database',
  'step-remove-role': 'Remove the role',
  'step-pause': 'Pause failover',
  'step-resume': 'Resume failover',
} as const;
