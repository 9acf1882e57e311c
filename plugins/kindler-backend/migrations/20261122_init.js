/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('operations', table => {
    table.comment('Durable work and its outcome');
    table.string('id').primary();
    table.string('kind').notNullable();
    table.string('subject_kind').notNullable();
    table.string('subject_name').notNullable();
    table.string('status').notNullable();
    table.string('requester').notNullable();
    table.text('reason');
    table.string('idempotency_key');
    table.string('request_hash').notNullable();
    table.text('input').notNullable().comment('JSON, never a secret');
    table.text('state').notNullable().comment('JSON, carried between steps');
    table.text('steps').notNullable().comment('JSON list of steps');
    table.text('result').comment('JSON, never a secret');
    table.text('error');
    table.boolean('cancel_requested').notNullable().defaultTo(false);
    table.string('claimed_by');
    table.bigInteger('heartbeat_at').comment('Milliseconds since the epoch');
    table.bigInteger('created_at').notNullable();
    table.bigInteger('started_at');
    table.bigInteger('finished_at');
    table.unique(['requester', 'idempotency_key']);
    table.index(['status', 'created_at']);
    table.index(['subject_kind', 'subject_name', 'created_at']);
  });
  await knex.raw(
    `CREATE UNIQUE INDEX operations_one_active ON operations (subject_kind, subject_name)
     WHERE status IN ('pending', 'running', 'undoing')`,
  );
  await knex.schema.createTable('operation_log', table => {
    table.comment('What operations did, line by line');
    table.increments('seq');
    table
      .string('operation_id')
      .notNullable()
      .references('id')
      .inTable('operations')
      .onDelete('CASCADE');
    table.bigInteger('at').notNullable();
    table.string('level').notNullable();
    table.string('step');
    table.text('message').notNullable();
    table.index(['operation_id', 'seq']);
  });
  await knex.schema.createTable('last_known', table => {
    table.comment('Last known state of what was observed, shown as stale');
    table.string('kind').notNullable();
    table.string('name').notNullable();
    table.text('value').notNullable().comment('JSON');
    table.bigInteger('observed_at').notNullable();
    table.primary(['kind', 'name']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('last_known');
  await knex.schema.dropTable('operation_log');
  await knex.schema.dropTable('operations');
};
