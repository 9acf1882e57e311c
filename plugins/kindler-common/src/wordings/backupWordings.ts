/** Steps of backups and restores, what they see, and what is wrong with the backups of something. */
export const backupWordings = {
  'step-backup-dump': 'Dump the database',
  'step-backup-verify': 'Restore the dump into a scratch database and compare',
  'step-backup-restore': 'Restore the backup and compare',
  'step-backup-name': 'Give the new database its name',
  'backup-written':
    "Backup '{{backup}}' is on disk: {{rows}} rows of {{tables}} tables",
  'backup-verified':
    'The restored database held all {{rows}} rows of {{tables}} tables, and was dropped',
  'backup-restored': "Backup '{{backup}}' is restored, under a name for now",
  'backup-named':
    "Database '{{database}}' is there behind route '{{route}}', closed to other roles",
  'backup-tables-equal':
    'All {{tables}} tables hold the same number of rows: {{rows}}',
  'backup-tables-differ':
    '{{count}} tables do not hold as many rows as were dumped (dumped / restored): {{tables}}',
  'backup-role-taken':
    "Role '{{database}}' is there already, and the restored database would belong to one of that name; choose another name",
  'backup-name-taken':
    "A database '{{database}}' is there already, and a backup is never restored over one",
  'backup-other-size':
    "Backup '{{backup}}' has {{bytes}} bytes, and {{wanted}} were written: it was cut or added to",
  'backup-changed':
    "Backup '{{backup}}' is not as it was written: its SHA-256 differs",
  'backup-no-program':
    "'{{program}}' cannot be started ({{reason}}). Install the PostgreSQL client, or write its path into kindler.backups.programs",
  'backup-program-failed': '{{program}} ended with {{code}}: {{said}}',
  'backup-disk-full':
    'The folder of backups is full. Free some space there, or keep fewer backups (kindler.backups.retention)',
  'backup-left-unverified':
    "Backup '{{backup}}' stays and says that it is not verified; retry the operation to verify it again",
  'backup-left-none': 'No backup was made',
  'backup-none': 'There is no backup',
  'backup-none-verified': 'No backup was ever restored to prove it',
  'backup-too-old':
    'The newest backup that was restored to prove it is too old: of {{at}}',
  'backup-unverified': "The newest backup, '{{backup}}', is not verified",
  'backup-unrestorable':
    "The newest backup, '{{backup}}', could not be restored: {{reason}}",
  'backup-gone': "The data of the newest backup, '{{backup}}', is missing",
} as const;
