-- What SQLite says in its own way. Lists come as one JSON list.

-- name: states
SELECT id, CASE WHEN failure.number IS NULL THEN 'held' ELSE 'failed' END
FROM article LEFT JOIN failure USING (number) WHERE id IN (SELECT value FROM json_each(:ids))
UNION ALL
SELECT id, 'forgotten' FROM tombstone WHERE id IN (SELECT value FROM json_each(:ids))

-- name: index_report
INSERT INTO report_words (rowid, words) VALUES (:number, :words)

-- name: index_article
INSERT INTO article_words (rowid, words) VALUES (:number, :words)

-- name: unindex_report
INSERT INTO report_words (report_words, rowid, words) VALUES ('delete', :number, :words)

-- name: unindex_article
INSERT INTO article_words (article_words, rowid, words) VALUES ('delete', :number, :words)

-- name: search_reports
SELECT report.quote, article.id, place.story
FROM (
    SELECT rowid AS number FROM report_words WHERE report_words MATCH :asked
    ORDER BY rowid DESC LIMIT :most
) AS found
JOIN report ON report.number = found.number
JOIN article ON article.number = found.number >> 20
JOIN place ON place.number = article.number
ORDER BY found.number DESC

-- name: search_articles
SELECT article.called, article.id, place.story
FROM (
    SELECT rowid AS number FROM article_words WHERE article_words MATCH :asked
    ORDER BY rowid DESC LIMIT :most
) AS found
JOIN article ON article.number = found.number
JOIN place ON place.number = article.number
ORDER BY found.number DESC

-- name: optimize_reports
INSERT INTO report_words (report_words) VALUES ('optimize')

-- name: optimize_articles
INSERT INTO article_words (article_words) VALUES ('optimize')
