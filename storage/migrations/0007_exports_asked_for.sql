CREATE TABLE export_wanted (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    respondent INTEGER NOT NULL REFERENCES respondent (id) ON DELETE CASCADE,
    first_week TEXT NOT NULL,
    last_week TEXT NOT NULL,
    by TEXT NOT NULL,
    purpose TEXT NOT NULL,
    is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
    linked INTEGER NOT NULL CHECK (linked IN (0, 1)),
    told_at TEXT NOT NULL
) STRICT;
