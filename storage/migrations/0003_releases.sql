CREATE TABLE token (
    respondent INTEGER PRIMARY KEY REFERENCES respondent (id) ON DELETE CASCADE,
    token INTEGER NOT NULL UNIQUE
) STRICT;

CREATE TABLE release (
    team INTEGER NOT NULL REFERENCES team (id),
    last_week INTEGER NOT NULL,
    weeks INTEGER NOT NULL CHECK (weeks IN (1, 4)),
    content TEXT NOT NULL,
    released_at TEXT NOT NULL,
    PRIMARY KEY (team, weeks, last_week)
) STRICT, WITHOUT ROWID;

CREATE TABLE released_set (
    team INTEGER NOT NULL REFERENCES team (id),
    item TEXT NOT NULL,
    weeks INTEGER NOT NULL CHECK (weeks IN (1, 4)),
    last_week INTEGER NOT NULL,
    people TEXT NOT NULL,
    PRIMARY KEY (team, item, weeks, last_week)
) STRICT, WITHOUT ROWID;

CREATE INDEX conversation_changed_by ON conversation (respondent, changed_at);
