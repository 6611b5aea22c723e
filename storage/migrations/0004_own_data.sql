CREATE TABLE reflection_excluded (
    conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    "from" TEXT NOT NULL CHECK ("from" IN ('teams', 'research')),
    excluded_at TEXT NOT NULL,
    PRIMARY KEY (conversation, "from")
) STRICT, WITHOUT ROWID;

CREATE TABLE retention_run (
    ran_at TEXT PRIMARY KEY,
    conversations INTEGER NOT NULL,
    respondents INTEGER NOT NULL,
    is_complete INTEGER NOT NULL CHECK (is_complete IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE scrub_due (
    asked_at TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE INDEX conversation_changed ON conversation (changed_at);
