const UNENDED = ['pending', 'running', 'waiting', 'undoing'];

/**
 * @param {import('knex').Knex} knex
 * @param {string} from
 * @param {string} to
 */
async function renameInput(knex, from, to) {
  const rows = await knex('operations')
    .select('id', 'input')
    .where('kind', 'like', 'database-%')
    .whereIn('status', UNENDED);
  for (const { id, input } of rows) {
    const { [from]: controller, ...rest } = JSON.parse(input);
    if (controller !== undefined) {
      await knex('operations')
        .where({ id })
        .update({ input: JSON.stringify({ ...rest, [to]: controller }) });
    }
  }
}

/**
 * @param {import('knex').Knex} knex
 */
exports.up = knex => renameInput(knex, 'way', 'controller');

/**
 * @param {import('knex').Knex} knex
 */
exports.down = knex => renameInput(knex, 'controller', 'way');
