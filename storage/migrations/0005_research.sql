CREATE TABLE profile (
    respondent INTEGER PRIMARY KEY REFERENCES respondent (id) ON DELETE CASCADE,
    role TEXT,
    agency TEXT,
    locality TEXT,
    years TEXT,
    asked_at TEXT NOT NULL
) STRICT;

CREATE TABLE script_edition (
    theme TEXT NOT NULL,
    edition INTEGER NOT NULL,
    script TEXT NOT NULL,
    PRIMARY KEY (theme, edition)
) STRICT, WITHOUT ROWID;

CREATE TABLE words_review (
    conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    item TEXT NOT NULL,
    revision INTEGER NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('keep', 'reword', 'leave-out')),
    words TEXT,
    reviewer TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    PRIMARY KEY (conversation, item, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE export (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    exported_at TEXT NOT NULL,
    by TEXT NOT NULL,
    purpose TEXT NOT NULL,
    first_week TEXT NOT NULL,
    last_week TEXT NOT NULL,
    filter TEXT NOT NULL,
    people INTEGER NOT NULL,
    suppressed INTEGER NOT NULL,
    responses INTEGER NOT NULL,
    words INTEGER NOT NULL,
    k INTEGER NOT NULL,
    l INTEGER NOT NULL
) STRICT;

CREATE TABLE export_file (
    export INTEGER NOT NULL REFERENCES export (id),
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (export, name)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER export_not_changed BEFORE UPDATE ON export
BEGIN SELECT raise(ABORT, 'the record of exports is not changed'); END;
CREATE TRIGGER export_not_deleted BEFORE DELETE ON export
BEGIN SELECT raise(ABORT, 'the record of exports is not changed'); END;
CREATE TRIGGER export_file_not_changed BEFORE UPDATE ON export_file
BEGIN SELECT raise(ABORT, 'the record of exports is not changed'); END;
CREATE TRIGGER export_file_not_deleted BEFORE DELETE ON export_file
BEGIN SELECT raise(ABORT, 'the record of exports is not changed'); END;
