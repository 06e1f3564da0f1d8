-- The whole schema, as the migrations leave it; a test keeps the two equal.

-- Articles, what was read of them, and their stories.

CREATE TABLE setting (name TEXT COLLATE "C" PRIMARY KEY, value TEXT COLLATE "C" NOT NULL);

CREATE TABLE article (
    id TEXT COLLATE "C" PRIMARY KEY,
    number BIGINT UNIQUE,  -- the order in which gathering takes them, null while being listed
    undated BIGINT NOT NULL,
    moment TEXT COLLATE "C" NOT NULL,
    called TEXT COLLATE "C" NOT NULL,
    page TEXT COLLATE "C",  -- a hash of its url
    version_of TEXT COLLATE "C",
    body BYTEA NOT NULL
);
CREATE INDEX article_listed ON article (id) WHERE number IS NULL;
CREATE INDEX article_page ON article (page, number) WHERE page IS NOT NULL;

CREATE TABLE queue (number BIGINT PRIMARY KEY);
CREATE TABLE reading (number BIGINT PRIMARY KEY, body BYTEA NOT NULL);
CREATE TABLE failure (number BIGINT PRIMARY KEY, reason TEXT COLLATE "C" NOT NULL);

CREATE TABLE unread (
    place TEXT COLLATE "C" NOT NULL,
    item TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (place, item, reason)
);

CREATE TABLE story (
    id TEXT COLLATE "C" PRIMARY KEY,
    founder TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    told BIGINT NOT NULL
);
CREATE INDEX story_number ON story (number);
CREATE INDEX story_untold ON story (number) WHERE told = 0;

CREATE TABLE place (number BIGINT PRIMARY KEY, story TEXT COLLATE "C" NOT NULL, profile BYTEA NOT NULL);
CREATE INDEX place_story ON place (story, number);
CREATE INDEX place_unprofiled ON place (story) WHERE length(profile) = 0;

CREATE TABLE ledger (
    story TEXT COLLATE "C" PRIMARY KEY,
    body BYTEA NOT NULL,
    headline TEXT COLLATE "C" NOT NULL,
    articles BIGINT NOT NULL,
    first TEXT COLLATE "C",
    last TEXT COLLATE "C",
    claims BIGINT NOT NULL,
    conflicts BIGINT NOT NULL,
    disputed BIGINT NOT NULL
);

CREATE TABLE report (number BIGINT PRIMARY KEY, quote TEXT COLLATE "C" NOT NULL);
CREATE TABLE report_words (number BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);
CREATE INDEX report_words_found ON report_words USING gin (words) WITH (fastupdate = off);
CREATE TABLE article_words (number BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);
CREATE INDEX article_words_found ON article_words USING gin (words) WITH (fastupdate = off);

-- People's word, and what was forgotten.

CREATE TABLE judgement (
    id TEXT COLLATE "C" PRIMARY KEY,
    story TEXT COLLATE "C" NOT NULL,
    verb TEXT COLLATE "C" NOT NULL,
    a TEXT COLLATE "C" NOT NULL,
    b TEXT COLLATE "C",
    judged_by TEXT COLLATE "C" NOT NULL,
    judged_at TEXT COLLATE "C" NOT NULL,
    note TEXT COLLATE "C" NOT NULL
);
CREATE INDEX judgement_story ON judgement (story);

CREATE TABLE tombstone (
    id TEXT COLLATE "C" PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL,
    forgotten_by TEXT COLLATE "C" NOT NULL,
    forgotten_at TEXT COLLATE "C" NOT NULL
);

-- Where stories went that became part of another.

CREATE TABLE redirect (id TEXT COLLATE "C" PRIMARY KEY, story TEXT COLLATE "C" NOT NULL);

-- Who wrote last: a writer that lost its connection goes on only where nobody else has written since.

CREATE TABLE writer (token TEXT COLLATE "C" NOT NULL);
INSERT INTO writer (token) VALUES ('');
