-- The statements that every database understands. Those of sqlite.sql and postgres.sql come on top.

-- name: settings
SELECT name, value FROM setting ORDER BY name

-- name: keep_setting
INSERT INTO setting (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value

-- name: enlist
INSERT INTO article (id, undated, moment, called, page, version_of, body)
VALUES (:id, :undated, :moment, :called, :page, :version_of, :body)
ON CONFLICT DO NOTHING

-- name: last_number
SELECT COALESCE(MAX(number), 0) FROM article

-- name: number
UPDATE article SET number = listed.number
FROM (
    SELECT id, :last + ROW_NUMBER() OVER (ORDER BY undated, moment, id) AS number
    FROM article WHERE number IS NULL
) AS listed
WHERE article.id = listed.id

-- name: queue
INSERT INTO queue (number) SELECT number FROM article WHERE number > :last

-- name: name_replaced
UPDATE article SET version_of = (
    SELECT earlier.id FROM article AS earlier
    WHERE earlier.page = article.page AND earlier.number < article.number
    ORDER BY earlier.number DESC LIMIT 1
)
WHERE number > :last AND page IS NOT NULL AND version_of IS NULL

-- name: waiting
SELECT COUNT(*) FROM queue

-- name: next_articles
SELECT number, version_of, body
FROM (SELECT number FROM queue WHERE number > :after ORDER BY number LIMIT :most) AS waiting
JOIN article USING (number) ORDER BY number

-- name: unqueue
DELETE FROM queue WHERE number = :number

-- name: has_reading
SELECT 1 FROM reading WHERE number = :number

-- name: add_reading
INSERT INTO reading (number, body) VALUES (:number, :body) ON CONFLICT DO NOTHING

-- name: add_place
INSERT INTO place (number, story, profile) VALUES (:number, :story, :profile) ON CONFLICT DO NOTHING

-- name: add_story
INSERT INTO story (id, founder, number, told) VALUES (:id, :founder, :number, 0) ON CONFLICT DO NOTHING

-- name: outdate
UPDATE story SET told = 0 WHERE id = :id

-- name: place_of
SELECT story, article.id FROM place JOIN article USING (number) WHERE number = :number

-- name: move
UPDATE place SET story = :story WHERE number = :number

-- name: add_redirect
INSERT INTO redirect (id, story) VALUES (:id, :story) ON CONFLICT (id) DO UPDATE SET story = excluded.story

-- name: redirect
SELECT story FROM redirect WHERE id = :id

-- name: move_judgements
UPDATE judgement SET story = :story WHERE story = :old

-- name: add_report
INSERT INTO report (number, quote) VALUES (:number, :quote) ON CONFLICT DO NOTHING

-- name: profiles
SELECT number, story, profile FROM place WHERE number > :after ORDER BY number LIMIT :most

-- name: without_profiles
SELECT DISTINCT story FROM place WHERE length(profile) = 0 ORDER BY story

-- name: keep_profile
UPDATE place SET profile = :profile WHERE number = :number

-- name: fail
INSERT INTO failure (number, reason) VALUES (:number, :reason) ON CONFLICT DO NOTHING

-- name: relist_failed
UPDATE article SET number = NULL WHERE number IN (SELECT number FROM failure)

-- name: clear_failures
DELETE FROM failure

-- name: clear_unread
DELETE FROM unread WHERE place = :place

-- name: add_unread
INSERT INTO unread (place, item, reason) VALUES (:place, :item, :reason) ON CONFLICT DO NOTHING

-- name: failures
SELECT called, reason FROM failure JOIN article USING (number)
UNION ALL
SELECT item, reason FROM unread

-- name: untold
SELECT id, (SELECT COUNT(*) FROM place WHERE place.story = story.id) FROM story WHERE told = 0
ORDER BY number, id

-- name: story_ids
SELECT id FROM story ORDER BY number, id

-- name: founders
SELECT id, founder FROM story

-- name: founder
SELECT founder FROM story WHERE id = :id

-- name: readings
SELECT number, version_of, article.body, reading.body
FROM place JOIN article USING (number) JOIN reading USING (number)
WHERE story = :story ORDER BY number

-- name: keep_ledger
INSERT INTO ledger (story, body, headline, articles, first, last, claims, conflicts, disputed)
VALUES (:story, :body, :headline, :articles, :first, :last, :claims, :conflicts, :disputed)
ON CONFLICT (story) DO UPDATE SET
    body = excluded.body, headline = excluded.headline, articles = excluded.articles,
    first = excluded.first, last = excluded.last, claims = excluded.claims,
    conflicts = excluded.conflicts, disputed = excluded.disputed

-- name: mark_told
UPDATE story SET told = 1 WHERE id = :id

-- name: ledger
SELECT body, told FROM ledger JOIN story ON story.id = ledger.story WHERE ledger.story = :story

-- name: summaries
SELECT story.id, headline, articles, first, last, claims, conflicts, disputed
FROM story JOIN ledger ON ledger.story = story.id
WHERE disputed >= :disputed AND COALESCE(last, '') >= :since
ORDER BY story.number, story.id

-- name: story_of
SELECT story FROM place JOIN article USING (number) WHERE article.id = :article

-- name: add_judgement
INSERT INTO judgement (id, story, verb, a, b, judged_by, judged_at, note)
VALUES (:id, :story, :verb, :a, :b, :by, :at, :note)
ON CONFLICT DO NOTHING

-- name: judgements_of
SELECT verb, a, b, judged_by, judged_at, note FROM judgement WHERE story = :story ORDER BY judged_at, id

-- name: judgements
SELECT verb, a, b, judged_by, judged_at, note FROM judgement ORDER BY judged_at, id

-- name: article_to_erase
SELECT number, story, article.body, reading.body
FROM article LEFT JOIN place USING (number) LEFT JOIN reading USING (number)
WHERE article.id = :id

-- name: erase_article
DELETE FROM article WHERE id = :id

-- name: erase_reading
DELETE FROM reading WHERE number = :number

-- name: erase_place
DELETE FROM place WHERE number = :number

-- name: erase_queued
DELETE FROM queue WHERE number = :number

-- name: erase_failure
DELETE FROM failure WHERE number = :number

-- name: erase_reports
DELETE FROM report WHERE number >= :first AND number < :end

-- name: erase_ledger
DELETE FROM ledger WHERE story = :story

-- name: erase_judgements_on
DELETE FROM judgement WHERE a = :id OR b = :id

-- name: erase_judgements_of
DELETE FROM judgement WHERE story = :story

-- name: erase_story
DELETE FROM story WHERE id = :story AND NOT EXISTS (SELECT 1 FROM place WHERE story = :story)

-- name: has_story
SELECT 1 FROM story WHERE id = :story

-- name: add_tombstone
INSERT INTO tombstone (id, kind, forgotten_by, forgotten_at) VALUES (:id, :kind, :by, :at)
ON CONFLICT DO NOTHING

-- name: tombstones
SELECT id, kind, forgotten_by, forgotten_at FROM tombstone ORDER BY forgotten_at, id

-- name: counts
SELECT
    (SELECT COUNT(*) FROM article),
    (SELECT COUNT(*) FROM reading),
    (SELECT COUNT(*) FROM queue),
    (SELECT COUNT(*) FROM failure) + (SELECT COUNT(*) FROM unread),
    (SELECT COUNT(*) FROM story),
    (SELECT COUNT(*) FROM story WHERE told = 0),
    (SELECT COUNT(*) FROM judgement),
    (SELECT COUNT(*) FROM tombstone WHERE kind = 'article')

-- name: reports_of
SELECT number, quote FROM report WHERE number >= :first AND number < :end
