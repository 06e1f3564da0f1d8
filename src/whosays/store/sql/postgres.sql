-- What PostgreSQL says in its own way. Lists come as one JSON list.

-- name: states
SELECT id, CASE WHEN failure.number IS NULL THEN 'held' ELSE 'failed' END
FROM article LEFT JOIN failure USING (number)
WHERE id IN (SELECT json_array_elements_text(CAST(:ids AS json)))
UNION ALL
SELECT id, 'forgotten' FROM tombstone
WHERE id IN (SELECT json_array_elements_text(CAST(:ids AS json)))

-- name: index_report
INSERT INTO report_words (number, words) VALUES (:number, CAST(:words AS tsvector))

-- name: index_article
INSERT INTO article_words (number, words) VALUES (:number, CAST(:words AS tsvector))

-- name: unindex_report
DELETE FROM report_words WHERE number = :number AND CAST(:words AS text) IS NOT NULL

-- name: unindex_article
DELETE FROM article_words WHERE number = :number AND CAST(:words AS text) IS NOT NULL

-- name: search_reports
SELECT report.quote, article.id, place.story
FROM (
    SELECT number FROM report_words WHERE words @@ CAST(:asked AS tsquery)
    ORDER BY number DESC LIMIT :most
) AS found
JOIN report ON report.number = found.number
JOIN article ON article.number = found.number >> 20
JOIN place ON place.number = article.number
ORDER BY found.number DESC

-- name: search_articles
SELECT article.called, article.id, place.story
FROM (
    SELECT number FROM article_words WHERE words @@ CAST(:asked AS tsquery)
    ORDER BY number DESC LIMIT :most
) AS found
JOIN article ON article.number = found.number
JOIN place ON place.number = article.number
ORDER BY found.number DESC
