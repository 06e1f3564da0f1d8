-- Where stories went that became part of another.

CREATE TABLE redirect (id TEXT PRIMARY KEY, story TEXT NOT NULL) WITHOUT ROWID;
