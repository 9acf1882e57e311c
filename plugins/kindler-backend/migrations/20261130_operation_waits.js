/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('operations', table => {
    table.string('waits_for').comment('time or person, while it waits');
    table
      .bigInteger('waiting_since')
      .comment('Milliseconds since the epoch; when its step first waited');
    table
      .bigInteger('wait_ends_at')
      .comment('Milliseconds since the epoch; then its step fails');
  });
  await knex('operations')
    .where({ status: 'waiting' })
    .update({
      waits_for: knex.raw(
        "CASE WHEN not_before IS NULL THEN 'person' ELSE 'time' END",
      ),
    });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex('operations')
    .where({ waits_for: 'person' })
    .update({ not_before: null });
  await knex.schema.alterTable('operations', table => {
    table.dropColumns('waits_for', 'waiting_since', 'wait_ends_at');
  });
};
