/** What steps were called before they had ids. */
const STEP_IDS = {
  'Record the environment': 'record',
  'Create the role': 'role',
  'Create the database': 'database',
  'Mark it running': 'mark-running',
  'Mark it deleting': 'mark-deleting',
  'Remove the role': 'role',
  'Remove the database': 'database',
  'Remove the record': 'remove-record',
  'Warm up the target': 'warm-up',
  'Move the route': 'move',
  'Keep it over a reload': 'keep',
  'Hand the lock over': 'hand-over',
  'See where clients are sent': 'see-clients',
  'Leave no order behind': 'clear-order',
  'Cancel the scheduled switchover': 'cancel',
  'Restart PostgreSQL': 'restart',
  'See it take part again': 'see-return',
  'Throw the data away and copy it anew': 'reinitialize',
  'See it stream': 'see-streaming',
  'Pause failover': 'pause',
  'Resume failover': 'pause',
};

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('operations', table => {
    table
      .string('variant')
      .notNullable()
      .defaultTo('')
      .comment('Which definition of its kind carries it out');
    table
      .text('locks')
      .notNullable()
      .defaultTo('[]')
      .comment('JSON list of what it must have for itself while it runs');
    table
      .integer('attempts')
      .notNullable()
      .defaultTo(0)
      .comment('How often it was begun since it last got on');
    table
      .bigInteger('not_before')
      .comment('Milliseconds since the epoch; it rests until then');
    table.string('resumed_by').comment('Who let it go on');
  });
  await knex.schema.createTable('operation_locks', table => {
    table.comment('What operations under way have for themselves');
    table.string('lock').primary();
    table
      .string('operation_id')
      .notNullable()
      .references('id')
      .inTable('operations')
      .onDelete('CASCADE')
      .index();
  });
  await knex.raw('DROP INDEX operations_one_active');
  await knex.raw(
    `CREATE UNIQUE INDEX operations_one_active ON operations (subject_kind, subject_name)
     WHERE status IN ('pending', 'running', 'waiting', 'undoing')`,
  );
  for (const row of await knex('operations').select(
    'id',
    'kind',
    'subject_kind',
    'subject_name',
    'input',
    'steps',
  )) {
    const { provider } = JSON.parse(row.input);
    await knex('operations')
      .where({ id: row.id })
      .update({
        variant: row.subject_kind === 'environment' ? provider ?? '' : '',
        locks: JSON.stringify([`${row.subject_kind}:${row.subject_name}`]),
        steps: JSON.stringify(
          JSON.parse(row.steps).map(step => ({
            id: STEP_IDS[step.name] ?? step.name,
            ...step,
          })),
        ),
      });
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('DROP INDEX operations_one_active');
  await knex.raw(
    `CREATE UNIQUE INDEX operations_one_active ON operations (subject_kind, subject_name)
     WHERE status IN ('pending', 'running', 'undoing')`,
  );
  await knex.schema.dropTable('operation_locks');
  await knex.schema.alterTable('operations', table => {
    table.dropColumns(
      'variant',
      'locks',
      'attempts',
      'not_before',
      'resumed_by',
    );
  });
};
