-- The whole schema, as the migrations leave it; a test keeps the two equal.

-- Articles, what was read of them, and their stories.

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE article (
    id TEXT PRIMARY KEY,
    number INTEGER UNIQUE,  -- the order in which gathering takes them, null while being listed
    undated INTEGER NOT NULL,
    moment TEXT NOT NULL,
    called TEXT NOT NULL,
    page TEXT,  -- a hash of its url
    version_of TEXT,
    body BLOB NOT NULL
);
CREATE INDEX article_listed ON article (id) WHERE number IS NULL;
CREATE INDEX article_page ON article (page, number) WHERE page IS NOT NULL;

CREATE TABLE queue (number INTEGER PRIMARY KEY);
CREATE TABLE reading (number INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE failure (number INTEGER PRIMARY KEY, reason TEXT NOT NULL);

CREATE TABLE unread (
    place TEXT NOT NULL,
    item TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (place, item, reason)
) WITHOUT ROWID;

CREATE TABLE story (
    id TEXT PRIMARY KEY,
    founder TEXT NOT NULL,
    number INTEGER NOT NULL,
    told INTEGER NOT NULL
);
CREATE INDEX story_number ON story (number);
CREATE INDEX story_untold ON story (number) WHERE told = 0;

CREATE TABLE place (number INTEGER PRIMARY KEY, story TEXT NOT NULL, profile BLOB NOT NULL);
CREATE INDEX place_story ON place (story, number);
CREATE INDEX place_unprofiled ON place (story) WHERE length(profile) = 0;

CREATE TABLE ledger (
    story TEXT PRIMARY KEY,
    body BLOB NOT NULL,
    headline TEXT NOT NULL,
    articles INTEGER NOT NULL,
    first TEXT,
    last TEXT,
    claims INTEGER NOT NULL,
    conflicts INTEGER NOT NULL,
    disputed INTEGER NOT NULL
);

CREATE TABLE report (number INTEGER PRIMARY KEY, quote TEXT NOT NULL);
CREATE VIRTUAL TABLE report_words USING fts5 (words, content='', tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE article_words USING fts5 (words, content='', tokenize="unicode61 remove_diacritics 0");

-- People's word, and what was forgotten.

CREATE TABLE judgement (
    id TEXT PRIMARY KEY,
    story TEXT NOT NULL,
    verb TEXT NOT NULL,
    a TEXT NOT NULL,
    b TEXT,
    judged_by TEXT NOT NULL,
    judged_at TEXT NOT NULL,
    note TEXT NOT NULL
);
CREATE INDEX judgement_story ON judgement (story);

CREATE TABLE tombstone (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    forgotten_by TEXT NOT NULL,
    forgotten_at TEXT NOT NULL
);

-- Where stories went that became part of another.

CREATE TABLE redirect (id TEXT PRIMARY KEY, story TEXT NOT NULL) WITHOUT ROWID;
