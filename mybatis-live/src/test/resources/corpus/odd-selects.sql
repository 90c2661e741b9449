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

--| params: 'a', 'b'
SELECT u.id, (SELECT COUNT(1) FROM stories WHERE stories.created_by = u.id AND stories.kind IN ('essay', 'poem')) AS cnt FROM users u WHERE 1 = 1 AND (u.name LIKE CONCAT('%', ?, '%') OR u.email LIKE CONCAT('%', ?, '%')) ORDER BY u.created_at DESC, u.id LIMIT 0, 10

SELECT DISTINCT u.id FROM users u LEFT JOIN stories s ON u.id = s.created_by LEFT JOIN reviews r ON r.story_id = s.id AND r.stars = (SELECT MAX(stars) FROM reviews x WHERE x.story_id = s.id) WHERE IFNULL(r.stars, 0) < 6

SELECT t.* FROM (SELECT u.id, u.name, @rank := @rank + 1 AS rk FROM users u, (SELECT @rank := 0) b ORDER BY u.age DESC) t WHERE t.rk <= 3

SELECT s1.* FROM stories s1 LEFT JOIN stories s2 ON s1.created_by = s2.created_by AND s1.views < s2.views WHERE s2.id IS NULL

SELECT a.id FROM users a INNER JOIN (SELECT name, MAX(age) age FROM users GROUP BY name) b ON a.name = b.name AND a.age = b.age

SELECT SUBSTRING_INDEX(GROUP_CONCAT(id ORDER BY views DESC, id), ',', 1) FROM stories GROUP BY kind

SELECT id FROM users WHERE (age, id) IN (SELECT MAX(age), id FROM users GROUP BY id)

SELECT COUNT(*) FROM (SELECT 1 FROM users u LEFT JOIN stories s ON s.created_by = u.id WHERE u.age > 1 GROUP BY u.id HAVING COUNT(s.id) > 0) tmp

SELECT id FROM users u WHERE u.age >= ALL (SELECT age FROM users v WHERE v.name = u.name)

SELECT CASE WHEN u.age < 30 THEN 'young' WHEN u.age BETWEEN 30 AND 40 THEN (SELECT MIN(title) FROM stories WHERE created_by = u.id) ELSE NULL END c FROM users u

SELECT id FROM users WHERE DATE(created_at) = DATE_SUB(DATE('2024-02-02'), INTERVAL 1 DAY) OR YEAR(created_at) = 2024 AND MONTH(created_at) IN (1, 3)

SELECT UNIX_TIMESTAMP(created_at), FROM_UNIXTIME(0), STR_TO_DATE('2024', '%Y'), WEEK(created_at, 1) FROM users

SELECT id FROM stories WHERE kind = 'essay' AND NOT (views < 10 AND published_on IS NULL) AND id NOT BETWEEN 12 AND 13

SELECT u.*, s.* FROM users AS u LEFT JOIN stories AS s ON (u.id = s.created_by AND s.views > 0) WHERE u.id IN (1, 2, 3) AND (s.kind = 'essay' OR s.kind IS NULL)

SELECT x FROM (SELECT 1 x UNION ALL SELECT 2) t WHERE x IN (SELECT id FROM users)

SELECT IF(EXISTS(SELECT 1 FROM users WHERE id = 5), 1, 0) e1, (SELECT 1 FROM users WHERE id = 2 LIMIT 1) IS NULL e2

SELECT ROUND(AVG(r.stars), 2) avg_stars, s.id FROM stories s LEFT JOIN reviews r ON r.story_id = s.id GROUP BY s.id HAVING avg_stars IS NULL OR avg_stars > (SELECT AVG(stars) FROM reviews) ORDER BY s.id

--| only: mariadb
SELECT LPAD(id, 5, '0'), ELT(1, name, email), FIELD(name, 'Ada', 'Bob'), UUID() IS NOT NULL, MD5(name), HEX(id), CONV(id, 10, 2), INET_ATON('1.1.1.1'), TRUNCATE(score, 1), SIGN(id), RAND(1) < 2 FROM users

SELECT id FROM users WHERE name IS NOT NULL AND name <> '' AND name NOT LIKE 'x%' AND name NOT IN ('y') AND NOT name REGEXP 'z' AND name NOT REGEXP '^q' AND name NOT RLIKE 'w'

SELECT id FROM users ORDER BY FIELD(id, 3, 1, 6), id

SELECT id FROM users ORDER BY name COLLATE utf8mb4_bin DESC, age IS NULL, -age, id

SELECT id FROM users ORDER BY CASE WHEN name = 'Ada' THEN 0 ELSE 1 END, id

SELECT id FROM users GROUP BY id, name HAVING SUM(age) > 10 AND name LIKE 'A%' OR id = 5

SELECT kind, GROUP_CONCAT(DISTINCT created_by ORDER BY created_by DESC SEPARATOR '|') FROM stories GROUP BY kind ORDER BY NULL

--| views: SELECT COUNT(*) FROM users
SELECT SQL_NO_CACHE COUNT(*) FROM users FORCE INDEX (PRIMARY)

SELECT /*+ SET_VAR(sort_buffer_size = 16M) */ /* app:shop */ id FROM users -- trace=1

/*+ hint */ SELECT id FROM users

SELECT id, name AS `from`, age AS `where` FROM users `select` WHERE `select`.id > 1 OR `select`.`name` = 'Bob'

SELECT `u``x`.id FROM users `u``x` WHERE `u``x`.id < 5

SELECT u . id FROM users u WHERE u . id > 1

SELECT {db} . users . id FROM {db} . users WHERE id > 1

SELECT u.id FROM {db}.users AS u LEFT JOIN {db}.stories AS s ON s.created_by = u.id WHERE s.id IS NULL

SELECT users.id FROM {db}.users LEFT JOIN `{db}`.`stories` ON stories.created_by = users.id AND {db}.stories.views > 1

SELECT id FROM users WHERE EXISTS (SELECT NULL FROM stories WHERE created_by = users.id HAVING COUNT(*) > 1)

SELECT id FROM users WHERE id IN (SELECT created_by FROM stories GROUP BY created_by HAVING COUNT(*) > 1 ORDER BY NULL)

SELECT id FROM users WHERE id IN (SELECT * FROM (SELECT created_by FROM stories ORDER BY views DESC LIMIT 3) t)

SELECT (SELECT name FROM users u2 WHERE u2.id = u1.manager_id) boss, (SELECT COUNT(*) FROM users u3 WHERE u3.manager_id = u1.id) reports FROM users u1

WITH RECURSIVE cte AS (SELECT id, manager_id, 1 AS lvl FROM users WHERE id = 7 UNION ALL SELECT u.id, u.manager_id, lvl + 1 FROM users u INNER JOIN cte ON cte.manager_id = u.id WHERE lvl < 10) SELECT GROUP_CONCAT(id ORDER BY lvl) FROM cte

WITH RECURSIVE d (day) AS (SELECT DATE '2024-01-09' UNION ALL SELECT day + INTERVAL 1 DAY FROM d WHERE day < '2024-01-12') SELECT d.day, COUNT(s.id) FROM d LEFT JOIN stories s ON s.published_on = d.day GROUP BY d.day

WITH a AS (SELECT id FROM users), b AS (SELECT a.id, s.id sid FROM a LEFT JOIN stories s ON s.created_by = a.id), c AS (SELECT id, COUNT(sid) n FROM b GROUP BY id) SELECT u.name, c.n FROM users u JOIN c USING (id) ORDER BY 1, 2

WITH s AS (SELECT * FROM stories) SELECT users.id, s.id FROM users LEFT JOIN s ON s.created_by = users.id UNION SELECT 0, id FROM stories

WITH users AS (SELECT * FROM users WHERE age > 20), stories AS (SELECT * FROM stories WHERE views > 5) SELECT u.id, s.id FROM users u JOIN stories s ON s.created_by = u.id JOIN reviews r ON r.story_id = s.id

--| only: mysql
SELECT id FROM users u WHERE EXISTS (WITH x AS (SELECT created_by FROM stories s WHERE s.created_by = u.id) SELECT 1 FROM x)

SELECT id FROM (SELECT id FROM users UNION ALL SELECT id FROM stories) a WHERE id IN (WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12) SELECT i FROM n)

SELECT DENSE_RANK() OVER (PARTITION BY s.kind ORDER BY s.views DESC) r, s.id FROM stories s LEFT JOIN users u ON u.id = s.created_by WHERE u.id IS NOT NULL

SELECT id, SUM(views) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING), FIRST_VALUE(id) OVER (ORDER BY id RANGE UNBOUNDED PRECEDING) FROM stories

SELECT id, LEAD(id) OVER (ORDER BY id), NTH_VALUE(id, 2) OVER (ORDER BY id), CUME_DIST() OVER (ORDER BY id) FROM users WHERE id > 1

SELECT id, MAX(views) OVER (PARTITION BY (SELECT name FROM users u WHERE u.id = s.created_by)) FROM stories s

SELECT * FROM (SELECT id, ROW_NUMBER() OVER w AS rn FROM users WINDOW w AS (PARTITION BY name ORDER BY id DESC)) t WHERE t.rn = 1

SELECT id, name, JSON_EXTRACT(settings, '$.tags[0]'), JSON_LENGTH(settings, '$.tags'), JSON_KEYS(settings), JSON_TYPE(settings), JSON_SEARCH(settings, 'one', 'dark'), JSON_UNQUOTE(JSON_EXTRACT(settings, '$."theme"')) FROM users WHERE JSON_CONTAINS_PATH(settings, 'one', '$.theme') OR settings IS NULL

--| only: mysql
SELECT settings->>'$.theme' th, COUNT(*) FROM users GROUP BY settings->>'$.theme' HAVING th IS NOT NULL

SELECT JSON_ARRAYAGG(JSON_OBJECT('id', s.id, 'reviews', (SELECT JSON_ARRAYAGG(r.id) FROM reviews r WHERE r.story_id = s.id))) IS NOT NULL FROM stories s

--| only: mariadb
--| views: SELECT 1 UNION SELECT 3
SELECT id FROM users WHERE 1 IN (SELECT 1 FROM JSON_TABLE(settings, '$.tags[*]' COLUMNS (t VARCHAR(5) PATH '$' DEFAULT 'x' ON EMPTY)) j WHERE j.t = 'b')

--| params: 'hill'
SELECT id FROM stories WHERE MATCH(title, body) AGAINST(? IN NATURAL LANGUAGE MODE WITH QUERY EXPANSION) OR MATCH(title,body) AGAINST('"hill"' IN BOOLEAN MODE)

SELECT id, MATCH(title, body) AGAINST('hill') > 0 AS score FROM stories ORDER BY id

SELECT id FROM users FOR UPDATE; 

SELECT id FROM stories WHERE id > 1 ORDER BY id LIMIT 5 FOR UPDATE NOWAIT

--| only: mysql
SELECT s.id FROM stories s LEFT JOIN users u ON u.id = s.created_by WHERE u.id IS NULL FOR SHARE

--| only: mysql
SELECT s.id FROM stories AS s INNER JOIN users AS u ON u.id = s.created_by ORDER BY s.id LIMIT 2 FOR UPDATE OF s, u NOWAIT

--| params: 2
SELECT 1 FROM users WHERE id = ? FOR UPDATE

SELECT last_insert_id() id FROM users LIMIT 1

SELECT id FROM users WHERE id = @@identity OR id > @@session.auto_increment_increment

SELECT id FROM users WHERE name = 'a' 'b' OR name = 'Ada'

SELECT id, name = 'Ada' is_ada, id + 1 next, !id neg, id IS NULL nul FROM users

SELECT id DIV 2, id MOD 2, id % 2, id / 2, id * 2, -(-id), id & 1 | 2 ^ 3 FROM users

SELECT COUNT(DISTINCT id, name), COUNT(ALL id), SUM(DISTINCT age), BIT_XOR(id), VAR_POP(age), STD(age) FROM users

SELECT CHAR(77 USING utf8mb4), CONVERT('a' USING latin1), CAST('1' AS BINARY), BINARY 'a', CAST(id AS DOUBLE) FROM users

SELECT id FROM users LIMIT 18446744073709551615 OFFSET 2

--| params: '2024-01-01', '2024-01-01', 100
SELECT u.id FROM users u WHERE u.created_at >= ? AND u.created_at < DATE_ADD(?, INTERVAL ? DAY)

--| params: NULL, 'x', '', 1, 2
SELECT id FROM users WHERE IF(? IS NULL, 1, name = ?) AND (? = '' OR id IN (?, ?))

DELETE st, s FROM story_tags AS st RIGHT OUTER JOIN stories AS s ON s.id = st.story_id LEFT JOIN users u ON u.id = s.created_by WHERE u.id IS NULL OR s.views > 70

UPDATE stories s LEFT JOIN users u ON u.id = s.created_by LEFT JOIN reviews r ON r.story_id = s.id AND r.stars > 4 SET s.kind = CONCAT(IFNULL(u.name, '-'), IF(r.id IS NULL, '', '!'))  WHERE s.id <> 10

UPDATE users u1, users u2 SET u1.age = u2.age WHERE u1.manager_id = u2.id

UPDATE users SET age = age + 1 WHERE id IN (SELECT created_by FROM (SELECT created_by FROM stories LIMIT 100) x)

INSERT INTO story_stats (story_id, reviews) SELECT s.id + 500, (SELECT COUNT(*) FROM reviews r WHERE r.story_id = s.id) FROM stories AS s LEFT JOIN users AS u ON u.id = s.created_by WHERE u.id IS NULL ON DUPLICATE KEY UPDATE reviews = VALUES(reviews) + 1

--| views: INSERT INTO users (id, name, age) VALUES (901, 'Ada', 36)
INSERT INTO users (id, name, age) SELECT 900 + u.id, u.name, u.age FROM users AS u FORCE INDEX (PRIMARY) WHERE u.age > 20 LIMIT 1 OFFSET 0
