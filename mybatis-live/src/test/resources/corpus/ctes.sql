WITH x AS (SELECT id FROM users) SELECT * FROM x

WITH x AS (SELECT id, name FROM users WHERE age > 20), y AS (SELECT id FROM stories) SELECT x.id, y.id FROM x, y

WITH x (a, b) AS (SELECT id, name FROM users) SELECT a FROM x WHERE b = 'Ada'

WITH users AS (SELECT id FROM stories) SELECT id FROM users

WITH users AS (SELECT id, name FROM users) SELECT id FROM users

WITH users AS (SELECT id, name FROM users WHERE age > 30 OR id = 2) SELECT users.id FROM users JOIN stories ON stories.created_by = users.id

WITH stories AS (SELECT id FROM users) SELECT u.id, s.id FROM users u JOIN stories s ON s.id = u.id

WITH a AS (SELECT id FROM users), users AS (SELECT id FROM a) SELECT id FROM users

WITH users AS (SELECT 1 AS id), a AS (SELECT id FROM users) SELECT id FROM a

WITH users AS (SELECT 1 AS id UNION SELECT 2) SELECT s.id FROM stories s WHERE s.created_by IN (SELECT id FROM users)

WITH RECURSIVE t (id) AS (SELECT id FROM users WHERE manager_id IS NULL UNION ALL SELECT u.id FROM users u JOIN t ON u.manager_id = t.id) SELECT id FROM t

WITH RECURSIVE t (id, depth) AS (SELECT id, 0 FROM users WHERE id = 1 UNION ALL SELECT u.id, t.depth + 1 FROM t, users u WHERE u.manager_id = t.id AND t.depth < 5) SELECT id, depth FROM t

WITH RECURSIVE t (id) AS (SELECT 4 UNION SELECT u.manager_id FROM users u INNER JOIN t ON u.id = t.id WHERE u.manager_id IS NOT NULL) SELECT t.id, u.name FROM t LEFT JOIN users u ON u.id = t.id

WITH RECURSIVE t AS (SELECT id, manager_id, CAST(name AS CHAR(200)) AS path FROM users WHERE manager_id IS NULL UNION ALL SELECT c.id, c.manager_id, CONCAT(t.path, '/', c.name) FROM users c JOIN t ON t.id = c.manager_id) SELECT id, path FROM t ORDER BY path

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 7) SELECT n.i, u.name FROM n LEFT JOIN users u ON u.id = n.i

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < (SELECT COUNT(*) FROM users)) SELECT i FROM n

WITH RECURSIVE users (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM users WHERE i < 4) SELECT i FROM users

WITH x AS (SELECT created_by, COUNT(*) AS n FROM stories GROUP BY created_by) SELECT u.name, x.n FROM users u LEFT JOIN x ON x.created_by = u.id

WITH x AS (SELECT id FROM users UNION SELECT id FROM stories) SELECT COUNT(*) FROM x

WITH x AS (SELECT id FROM users), y AS (SELECT id FROM x WHERE id > 2) SELECT a.id FROM x a JOIN y b ON a.id = b.id

SELECT * FROM (WITH x AS (SELECT id FROM users) SELECT id FROM x) z

SELECT * FROM (WITH users AS (SELECT 2 AS id) SELECT id FROM users) z JOIN users u ON u.id = z.id OR u.id = 1

SELECT id FROM users WHERE id IN (WITH x AS (SELECT created_by FROM stories) SELECT created_by FROM x)

SELECT id FROM users WHERE id IN (WITH users AS (SELECT 1 AS id UNION SELECT 2) SELECT id FROM users)

SELECT (WITH x AS (SELECT COUNT(*) c FROM users) SELECT c FROM x) AS c

WITH x AS (WITH y AS (SELECT id FROM users) SELECT id FROM y) SELECT id FROM x

WITH x AS (SELECT id, ROW_NUMBER() OVER (PARTITION BY kind ORDER BY views DESC, id) rn FROM stories) SELECT id FROM x WHERE rn = 1

WITH x AS (SELECT * FROM users) SELECT x.id FROM x LEFT JOIN x y ON y.manager_id = x.id WHERE y.id IS NULL

WITH `users` AS (SELECT 2 AS id) SELECT id FROM `users`

WITH x AS (SELECT id FROM users WHERE age > 30) SELECT id FROM x UNION ALL SELECT id FROM users WHERE age <= 30

WITH x AS (SELECT 1 AS id) SELECT u.id FROM users u WHERE EXISTS (SELECT 1 FROM x WHERE x.id = u.id)

WITH x AS (SELECT 2 AS id) SELECT u.name FROM x LEFT JOIN users u ON u.id = x.id

--| only: mysql
WITH x AS (SELECT created_by FROM stories WHERE views > 50) UPDATE users SET age = age + 1 WHERE id IN (SELECT created_by FROM x)

--| only: mysql
WITH x AS (SELECT id AS i FROM stories WHERE views > 50) DELETE FROM reviews WHERE story_id IN (SELECT i FROM x)

--| only: mysql
WITH x AS (SELECT id AS i FROM stories WHERE views > 50) UPDATE reviews r JOIN x ON x.i = r.story_id SET r.stars = 0

INSERT INTO story_stats WITH x AS (SELECT id FROM stories WHERE id > 13) SELECT id, 1, 'cte' FROM x
