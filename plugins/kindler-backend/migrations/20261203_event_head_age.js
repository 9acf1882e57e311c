/**
 * A head says when it moved last: a cluster that was just seen for the first time has neither events nor a last known
 * state yet, and is not gone for that.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('event_heads', table => {
    table
      .bigInteger('moved_at')
      .notNullable()
      .defaultTo(0)
      .comment('Milliseconds since the epoch');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('event_heads', table => {
    table.dropColumn('moved_at');
  });
};
