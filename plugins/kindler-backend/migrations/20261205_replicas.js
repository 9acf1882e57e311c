/**
 * Backends of one portal that share the work of observing, and what each of them was answered.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('backends', table => {
    table.comment('Backends that are alive; a dead one is deleted by another');
    table.string('id').primary().comment('New whenever a backend joins');
    table
      .string('configuration')
      .notNullable()
      .comment('Digest; only backends with the same one share the work');
    table
      .bigInteger('joined_at')
      .notNullable()
      .comment('Milliseconds since the epoch, by the clock of this database');
    table.bigInteger('seen_at').notNullable().comment('Its last heartbeat');
  });
  await knex.schema.createTable('observation_batches', table => {
    table.comment('What sources answered in the last minute, for the others');
    table
      .string('backend')
      .notNullable()
      .references('backends.id')
      .onDelete('CASCADE');
    table.integer('number').notNullable().comment('Of its backend, in order');
    table
      .bigInteger('written_at')
      .notNullable()
      .comment('Milliseconds since the epoch, by the clock of this database');
    table.text('value').notNullable().comment('JSON');
    table.primary(['backend', 'number']);
    table.index(['written_at']);
  });
  if (knex.client.config.client === 'pg') {
    // It holds nothing that is worth a write-ahead log: all of it is asked again within seconds.
    await knex.raw('ALTER TABLE observation_batches SET UNLOGGED');
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('observation_batches');
  await knex.schema.dropTable('backends');
};
