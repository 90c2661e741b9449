SELECT id, ROW_NUMBER() OVER (ORDER BY age DESC) FROM users

SELECT id, RANK() OVER (PARTITION BY kind ORDER BY views) FROM stories

SELECT id, SUM(views) OVER (PARTITION BY created_by ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM stories

SELECT id, LAG(views, 1) OVER (ORDER BY id) FROM stories

SELECT id, AVG(views) OVER w FROM stories WINDOW w AS (PARTITION BY kind)

SELECT id, AVG(views) OVER w, COUNT(*) OVER (w ORDER BY id) FROM stories WHERE views > 1 WINDOW w AS (PARTITION BY kind)

SELECT id, FIRST_VALUE(title) OVER (PARTITION BY kind ORDER BY views DESC) FROM stories

SELECT x.id FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY created_by ORDER BY views DESC) AS rn FROM stories) x WHERE x.rn = 1

--| only: mysql
SELECT id, LAG(views, 1, 0) OVER (ORDER BY id) FROM stories

--| only: mariadb
SELECT j.n FROM JSON_TABLE((SELECT settings FROM users WHERE id = 2), '$.tags[*]' COLUMNS (n FOR ORDINALITY)) j

--| only: mariadb
SELECT j.n FROM JSON_TABLE((SELECT settings FROM users WHERE id = 3), '$.tags[*]' COLUMNS (n FOR ORDINALITY)) j

SELECT id, COUNT(*) OVER () FROM users

SELECT id, NTILE(2) OVER (ORDER BY id), DENSE_RANK() OVER (ORDER BY name), PERCENT_RANK() OVER (ORDER BY age) FROM users

SELECT id, SUM((SELECT COUNT(*) FROM reviews r WHERE r.story_id = s.id)) OVER (ORDER BY id) FROM stories s

SELECT id, JSON_EXTRACT(settings, '$.theme') FROM users

SELECT id, JSON_UNQUOTE(JSON_EXTRACT(settings, '$.theme')) AS theme FROM users WHERE JSON_EXTRACT(settings, '$.theme') = 'dark'

--| only: mysql
SELECT id, settings->'$.theme', settings->>'$.theme' FROM users WHERE settings->>'$.theme' = 'dark'

--| only: mysql
SELECT id FROM users WHERE 'b' MEMBER OF (settings->'$.tags')

SELECT id FROM users WHERE JSON_CONTAINS(settings, '"b"', '$.tags')

--| views: SELECT 1, 'a' UNION SELECT 1, 'b' UNION SELECT 3, 'b'
SELECT u.id, j.tag FROM users u, JSON_TABLE(u.settings, '$.tags[*]' COLUMNS (tag VARCHAR(10) PATH '$')) j

--| views: SELECT 1, 'a' UNION SELECT 1, 'b' UNION SELECT 3, 'b'
SELECT u.id, j.tag FROM users u JOIN JSON_TABLE(u.settings, '$.tags[*]' COLUMNS (n FOR ORDINALITY, tag VARCHAR(10) PATH '$')) AS j ON TRUE WHERE u.age > 20

--| views: SELECT 1, 'b' UNION SELECT 3, 'b' UNION SELECT 4, NULL UNION SELECT 6, NULL UNION SELECT 7, NULL
SELECT u.id, j.tag FROM users u LEFT JOIN JSON_TABLE(u.settings, '$.tags[*]' COLUMNS (tag VARCHAR(10) PATH '$')) j ON j.tag = 'b'

SELECT JSON_ARRAYAGG(name) IS NOT NULL FROM users

SELECT JSON_OBJECTAGG(id, name) FROM users WHERE id < 3

SELECT JSON_OBJECT('id', id, 'name', name) FROM users

SELECT id FROM users WHERE JSON_VALUE(settings, '$.theme') = 'light'

SELECT j.i, u.name FROM JSON_TABLE('[1, 2, 3]', '$[*]' COLUMNS (i INT PATH '$')) j LEFT JOIN users u ON u.id = j.i
