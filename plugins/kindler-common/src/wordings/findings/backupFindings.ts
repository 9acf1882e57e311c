/** Findings about the backups that Kindler makes by a schedule. */
export const backupFindings = {
  'backup-overdue':
    'Of {{databases}} databases behind route {{route}}, {{late}} have no backup younger than {{hours}} hours that was restored to prove it.',
  'backup-overdue-next':
    'The page Backups says which they are and what their last backup failed on; back them up there.',
  'backups-unread':
    'The backups cannot be read ({{reason}}), so nobody knows how old they are.',
  'backups-unread-next':
    'See whether each backend reaches the folder of kindler.backups and may read it, and whether the Kindler database answers.',
} as const;
