/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('incidents', table => {
    table.comment('Troubles of database clusters, each from begin to end');
    table.bigIncrements('id');
    table.string('database').notNullable();
    table
      .bigInteger('started_at')
      .notNullable()
      .comment('Milliseconds since the epoch');
    table.bigInteger('ended_at');
    table.string('worst').notNullable().comment('The worst verdict');
    table.string('writer').comment('Backend that tells it now');
    table
      .bigInteger('seen_at')
      .notNullable()
      .comment('When its writer looked last, on the clock of this database');
    table
      .bigInteger('doubted_at')
      .comment(
        'When anything was last in doubt, on the clock of this database',
      );
    table.string('doubted_by').comment('Backend that said so');
    table.text('summary').notNullable().comment('JSON, as it is listed');
    table.text('state').notNullable().comment('JSON, the whole story');
    table.index(['database', 'id']);
    table.index(['ended_at', 'id']);
  });
  await knex.raw(
    `CREATE UNIQUE INDEX incidents_one_open ON incidents (database)
     WHERE ended_at IS NULL`,
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('incidents');
};
