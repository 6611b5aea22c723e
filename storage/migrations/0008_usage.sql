CREATE TABLE usage_told (
    last_week INTEGER PRIMARY KEY,
    content TEXT NOT NULL,
    told_at TEXT NOT NULL
) STRICT;
