/** As Kindler's scripts made it, without a word from the web UI. */
export const TABLE_OF_SCRIPTS = `
  CREATE TABLE clusters (
    name VARCHAR(63) PRIMARY KEY,
    provider VARCHAR(10) NOT NULL CHECK (provider IN ('k3d', 'kind')),
    subnet CIDR,
    node_port INT NOT NULL, pf_port INT NOT NULL,
    http_port INT NOT NULL, https_port INT NOT NULL,
    server_ip VARCHAR(45),
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP);
  CREATE INDEX idx_clusters_provider ON clusters (provider);
  CREATE INDEX idx_clusters_created_at ON clusters (created_at);`;

/** As the web UI made it. */
export const TABLE_OF_WEB_UI = `
  CREATE TABLE clusters (
    id SERIAL PRIMARY KEY,
    name TEXT UNIQUE NOT NULL,
    provider TEXT NOT NULL,
    subnet TEXT,
    node_port INTEGER, pf_port INTEGER, http_port INTEGER, https_port INTEGER,
    server_ip TEXT,
    status TEXT DEFAULT 'unknown',
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP);`;

/** As the web UI left it at last, when a reconciler acted on the table. */
export const TABLE_OF_LATE_WEB_UI = `${TABLE_OF_WEB_UI}
  ALTER TABLE clusters
    ADD COLUMN desired_state TEXT DEFAULT 'present',
    ADD COLUMN actual_state TEXT DEFAULT 'unknown',
    ADD COLUMN last_reconciled_at TIMESTAMP,
    ADD COLUMN reconcile_error TEXT;`;
