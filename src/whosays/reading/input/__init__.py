"""Input: articles from files, web pages and lines of JSON."""
