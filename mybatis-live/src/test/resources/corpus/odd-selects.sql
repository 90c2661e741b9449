--| only: mysql
SELECT * FROM (VALUES ROW(1), ROW(2)) v (a) JOIN users u ON u.id = v.a

SELECT u.id FROM {db}.users u

SELECT {db}.users.id FROM {db}.users

SELECT `{db}`.`users`.id FROM `{db}`.`users` WHERE `{db}`.users.id > 0 OR 1 = 0

SELECT users.id FROM {db}.users WHERE users.id < 4

SELECT u.id, s.id FROM users u LEFT JOIN stories s USING (id)

SELECT * FROM users u JOIN stories s USING (id)

SELECT u.name FROM users u NATURAL JOIN stories s

SELECT u.name, s.title FROM users u NATURAL LEFT JOIN stories s

SELECT u.name FROM users u NATURAL RIGHT OUTER JOIN stories s

SELECT u.name FROM users u NATURAL LEFT OUTER JOIN (stories s NATURAL JOIN reviews r)

SELECT u.name, t.label FROM (users u) LEFT JOIN (tags t) USING (id)

--| only: mariadb
SELECT t.label, u.name FROM (tags t LEFT JOIN (users u) USING (id))

SELECT u.id FROM users u STRAIGHT_JOIN stories s ON s.created_by = u.id LEFT JOIN reviews r ON r.story_id = s.id WHERE r.id IS NULL OR r.stars = 5

SELECT u.id FROM users u STRAIGHT_JOIN stories s

SELECT u.id, (SELECT s.title FROM stories s WHERE s.created_by = u.id ORDER BY s.views DESC, s.id LIMIT 1) t FROM users u

SELECT id FROM users WHERE deleted_at IS NULL

SELECT id FROM users WHERE deleted_at IS NULL OR id = 2

SELECT id FROM users u WHERE u.deleted_at IS NOT NULL

SELECT COUNT(*) OVER w FROM users WINDOW w AS (ORDER BY id), v AS (PARTITION BY name)

SELECT id FROM users WHERE age > 20 WINDOW w AS (ORDER BY id)

SELECT id, 'a\\' FROM users

SELECT id, 'a\\', 'b''' FROM users WHERE name <> '\'' AND name <> "\""

SELECT id, "it's" FROM users WHERE name <> 'say "hi"'

SELECT id FROM users WHERE name LIKE '\\%' OR 1=1

SELECT id FROM users WHERE id IN (1,2,3) AND name = N'Ada'

--| only: mysql
SELECT id FROM users WHERE name = _latin1'Ada' COLLATE latin1_swedish_ci

SELECT id FROM users WHERE name = X'416461'

SELECT x'41', 0b01, b'1', 1e3, .5, 5., -1.5e-3 FROM users

SELECT id FROM users ORDER BY NULL

SELECT id FROM users GROUP BY id WITH ROLLUP HAVING id IS NOT NULL

--| only: mysql
SELECT id FROM users u, LATERAL (SELECT MAX(views) v FROM stories s WHERE s.created_by = u.id) x WHERE x.v > 10

--| only: mariadb
SELECT id FROM users WHERE name = 'x' OR name REGEXP BINARY '^A'

SELECT id FROM users WHERE NOT EXISTS (SELECT 1 FROM stories WHERE stories.created_by = users.id)

SELECT id FROM users WHERE id IN (SELECT created_by FROM stories s WHERE s.views > ANY (SELECT stars FROM reviews r WHERE r.story_id = s.id))

SELECT 1 FROM users LIMIT 0

SELECT SQL_CALC_FOUND_ROWS SQL_NO_CACHE DISTINCT id FROM users

SELECT CAST(age AS CHAR(10)), CONVERT(age, CHAR), CAST(id AS UNSIGNED INTEGER), CAST(score AS DECIMAL(10,1)) FROM users

SELECT id FROM users WHERE CAST(settings AS CHAR) LIKE '%dark%'

SELECT TIMESTAMPDIFF(YEAR, created_at, '2025-01-01'), DATEDIFF('2025-01-01', created_at), created_at + INTERVAL 1 DAY FROM users

SELECT DATE_ADD(created_at, INTERVAL 1 HOUR), ADDDATE(created_at, 3), TIMESTAMPADD(MINUTE, 1, created_at) FROM users

SELECT id FROM users WHERE created_at > NOW() - INTERVAL 100 YEAR

SELECT id FROM users WHERE created_at < CURRENT_TIMESTAMP AND created_at < CURRENT_TIMESTAMP(6) AND created_at < SYSDATE() AND CURDATE() > created_at

SELECT id FROM users WHERE TIMESTAMP'2024-03-01 00:00:00' < created_at

SELECT POSITION('a' IN name), LOCATE('a', name), FORMAT(age, 2), WEIGHT_STRING(name) FROM users WHERE CHAR_LENGTH(name) > 2

SELECT GROUP_CONCAT(name, ':', age ORDER BY age DESC, name ASC SEPARATOR ', ') FROM users

--| only: mariadb
SELECT GROUP_CONCAT(name ORDER BY id LIMIT 2) FROM users

--| only: mysql
SELECT id, IF(name = 'Ada', 'x', NULL) FROM users HAVING id > 1

SELECT id FROM users WHERE ROW(id, name) = ROW(1, 'Ada')

SELECT id FROM users WHERE (id, age) > (1, 2)

SELECT id FROM users WHERE id = 1 UNION ALL (SELECT id FROM stories ORDER BY id LIMIT 2) ORDER BY id LIMIT 3 OFFSET 1

(SELECT id FROM users) ORDER BY id DESC LIMIT 2

(SELECT id FROM users WHERE id > 1) UNION ALL (SELECT id FROM users) UNION (SELECT id FROM stories WHERE id = 12) LIMIT 20

SELECT id FROM users UNION (SELECT id FROM stories INTERSECT SELECT id FROM stories) EXCEPT SELECT 10

SELECT * FROM ((SELECT id FROM users) UNION (SELECT id FROM stories)) x

SELECT id FROM users WHERE id IN ((SELECT created_by FROM stories) UNION (SELECT 2))

--| only: mysql
SELECT id, name FROM users u WHERE u.settings->'$.theme' = 'dark' AND u.settings->>"$.theme" = "dark"

--| only: mysql
SELECT JSON_VALUE(settings, '$.theme' RETURNING CHAR(10) DEFAULT 'x' ON EMPTY NULL ON ERROR) FROM users

--| only: mysql
SELECT id FROM users WHERE JSON_OVERLAPS(settings->'$.tags', '["a"]')

--| views: SELECT 1, 'dark', 'a' UNION SELECT 1, 'dark', 'b' UNION SELECT 3, 'dark', 'b' UNION SELECT 6, 'dark', NULL
SELECT u.id, j.* FROM users u CROSS JOIN JSON_TABLE(u.settings, '$' COLUMNS (theme VARCHAR(10) PATH '$.theme', NESTED PATH '$.tags[*]' COLUMNS (tag VARCHAR(3) PATH '$'))) AS j

--| views: SELECT 1 UNION ALL SELECT 1 UNION ALL SELECT 3 UNION ALL SELECT 3 UNION ALL SELECT 4
SELECT u.id FROM users u LEFT JOIN JSON_TABLE(u.settings, '$.tags[*]' COLUMNS (t VARCHAR(3) PATH '$')) j ON 1 JOIN stories s ON s.created_by = u.id

--| views: SELECT u.id FROM users AS u, stories s
SELECT u.id FROM users AS u USE INDEX (by_name), stories s IGNORE INDEX (by_author)

--| views: SELECT id FROM logs AS l WHERE id > 1
SELECT id FROM logs PARTITION (p0, p1) AS l FORCE INDEX (PRIMARY) WHERE id > 1

--| only: mysql
--| views: SELECT id FROM users
SELECT id FROM users FOR UPDATE OF users SKIP LOCKED

--| only: mariadb
SELECT u.id FROM users u WHERE u.id > 1 ORDER BY id LIMIT 2 FOR UPDATE WAIT 3

SELECT id FROM users LIMIT 3 LOCK IN SHARE MODE

SELECT id FROM users u WHERE u.id IN (SELECT s.created_by FROM stories s FOR UPDATE) FOR UPDATE

SELECT a.id FROM users a, users b WHERE a.manager_id = b.id

SELECT a.id FROM (users a, stories b) LEFT JOIN reviews c ON c.story_id = b.id, tags d WHERE d.id = 1

SELECT 1 FROM users u LEFT JOIN stories s ON s.created_by = u.id, reviews r LEFT JOIN tags t ON t.id = r.stars

SELECT u.id, s.id FROM users u LEFT JOIN stories s ON s.created_by = u.id WHERE s.deleted_at IS NULL

SELECT u.id, s.id FROM users u LEFT JOIN stories s ON s.created_by = u.id AND s.deleted_at IS NULL

SELECT u.id, COALESCE(s.id, 0) FROM users u LEFT OUTER JOIN stories s ON s.created_by = u.id LEFT OUTER JOIN reviews r ON (r.story_id = s.id) INNER JOIN tags t ON t.id = 1 RIGHT JOIN story_tags st ON st.tag_id = t.id

SELECT id FROM users WHERE id BETWEEN 1 AND 3 AND name BETWEEN 'A' AND 'Z' OR id = 5

SELECT id FROM users WHERE CASE WHEN age > 30 THEN name = 'Ada' ELSE name <> 'Ada' END

SELECT @r := id AS x FROM users, (SELECT @r := 0) v ORDER BY id

SELECT (@row := @row + 1) AS rn, u.id FROM users u, (SELECT @row := 0) r ORDER BY u.id

SELECT T2.id FROM (SELECT @r AS _id, (SELECT @r := manager_id FROM users WHERE id = _id) AS parent FROM (SELECT @r := 6) vars, users m WHERE @r IS NOT NULL) T1 JOIN users T2 ON T1._id = T2.id

SET @x = (SELECT COUNT(*) FROM users)

--| params: 'a'
SELECT id FROM users WHERE name LIKE CONCAT('%', ?, '%') ESCAPE '!'

SELECT id AS 'x' FROM users WHERE 'users' = 'users'

SELECT id`x`FROM`users`WHERE`id`>1

SELECT`id`FROM`users`u

SELECT id FROM users u WHERE-id<0

SELECT(id)FROM(users)WHERE(id=1)OR(id=2)

SELECT u.id FROM users u JOIN(stories s)ON(s.created_by=u.id)

SELECT u.id FROM users u JOIN(stories s JOIN reviews r ON(r.story_id=s.id))ON(s.created_by=u.id)

SELECT u.id,s.id FROM users u LEFT JOIN stories s ON(s.created_by=u.id)WHERE(u.id=1)OR(s.id=2)ORDER BY 1

SELECT id FROM users WHERE!(id=1)

SELECT id FROM users WHERE NOT id=1||id=2
