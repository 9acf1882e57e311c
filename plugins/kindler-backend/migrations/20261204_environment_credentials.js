/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('environment_credentials', table => {
    table.comment('Who was issued temporary credentials, and why');
    table.string('id').primary().comment('Name of the role');
    table.string('environment').notNullable();
    table.string('requester').notNullable();
    table.text('reason');
    table
      .bigInteger('issued_at')
      .notNullable()
      .comment('Milliseconds since the epoch');
    table.index(['environment']);
    table.index(['issued_at']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('environment_credentials');
};
