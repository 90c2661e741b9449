SELECT (WITH users AS (SELECT 1 AS id) SELECT MAX(id) FROM users) a, (SELECT COUNT(*) FROM users) b FROM tags

SELECT x.id, (SELECT COUNT(*) FROM users) FROM (WITH users AS (SELECT 1 AS id) SELECT id FROM users) x

SELECT x.id, u.id FROM (WITH users AS (SELECT 1 AS id) SELECT id FROM users) x JOIN users u ON u.id > x.id

SELECT id FROM tags WHERE id IN (WITH users AS (SELECT 1 AS id) SELECT id FROM users) AND id <= (SELECT COUNT(*) FROM users) - 5

INSERT INTO copies WITH users AS (SELECT 10 AS id) SELECT id, (SELECT COUNT(*) FROM stories) FROM users

WITH a AS (WITH users AS (SELECT 1 AS id) SELECT id FROM users), b AS (SELECT id FROM users) SELECT id FROM a UNION ALL SELECT id FROM b

WITH users AS (SELECT 99 AS id) SELECT id FROM users WHERE id IN (SELECT 99 FROM users) UNION SELECT id FROM stories

WITH RECURSIVE users (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM users WHERE id < 3) SELECT users.id, s.id FROM users JOIN stories s ON s.created_by = users.id

UPDATE tags SET label = (WITH users AS (SELECT 'q' AS n) SELECT n FROM users), id = id + 100 + (SELECT COUNT(*) FROM users)

--| only: mysql
SELECT u.id FROM users u LEFT JOIN LATERAL (SELECT MAX(views) v FROM stories s WHERE s.created_by = u.id) x ON TRUE

--| only: mysql
SELECT u.id, x.v FROM users u CROSS JOIN LATERAL (SELECT s.id v FROM stories s WHERE s.created_by = u.id ORDER BY s.id LIMIT 1) x

--| only: mysql
SELECT u.id, x.v FROM tags t JOIN LATERAL (SELECT u.id v FROM users u WHERE u.id > t.id) x ON x.v < 6 JOIN users u ON u.id = x.v

SELECT u.id FROM users u JOIN stories s JOIN reviews r ON r.story_id = s.id ON s.created_by = u.id

SELECT u.id FROM users u JOIN stories s LEFT JOIN reviews r ON r.story_id = s.id ON s.created_by = u.id

SELECT u.id, s.id, r.id FROM users u JOIN stories s LEFT JOIN reviews r ON r.story_id = s.id

SELECT u.id, s.id, r.id FROM users u LEFT JOIN (stories s, reviews r) ON r.story_id = s.id AND s.created_by = u.id

SELECT u.id, s.id, r.id FROM (users u LEFT JOIN (stories s RIGHT JOIN reviews r ON r.story_id = s.id) ON s.created_by = u.id)

SELECT u.id, s.id, r.id FROM users u RIGHT JOIN stories s RIGHT JOIN reviews r ON r.story_id = s.id ON s.created_by = u.id

SELECT u.id, t.id FROM users u INNER JOIN tags t USING (id) LEFT JOIN stories s ON s.created_by = u.id

SELECT t.id FROM tags t LEFT JOIN users u USING (id) LEFT JOIN stories s ON s.created_by = u.id

SELECT t.id, u.name FROM tags t RIGHT JOIN users u USING (id)

SELECT t.id, u.name FROM users u RIGHT JOIN tags t USING (id)

SELECT * FROM tags NATURAL LEFT JOIN (users JOIN story_stats ON story_id = users.id)

--| only: mysql
SELECT id FROM users u FOR SHARE OF u SKIP LOCKED

SELECT id FROM users ORDER BY id LIMIT 2 FOR UPDATE NOWAIT

SELECT id FROM users /*! FOR UPDATE */

SELECT id FROM /*!50000 users */ WHERE id > 1

SELECT /*! STRAIGHT_JOIN */ u.id FROM users u JOIN stories s ON s.created_by = u.id

SELECT /*+ QB_NAME(q) JOIN_ORDER(@q s, u) */ u.id FROM users u JOIN stories s ON s.created_by = u.id

SELECT STRAIGHT_JOIN u.id FROM users u STRAIGHT_JOIN stories s ON s.created_by = u.id

REPLACE INTO story_stats SELECT id, views, title FROM stories

REPLACE INTO story_stats (story_id, reviews) SELECT s.id, COUNT(r.id) FROM stories s LEFT JOIN reviews r ON r.story_id = s.id GROUP BY s.id

INSERT INTO story_stats (story_id, reviews) SELECT s.id, COUNT(r.id) FROM stories s LEFT JOIN reviews r ON r.story_id = s.id GROUP BY s.id ON DUPLICATE KEY UPDATE reviews = VALUES(reviews), note = (SELECT MAX(name) FROM users)

INSERT INTO story_stats VALUES (10, 1, 'a') ON DUPLICATE KEY UPDATE note = (SELECT MAX(name) FROM users WHERE id = 2 OR id = 3)

INSERT INTO story_stats (story_id, reviews) SELECT story_id, stars FROM reviews AS r ON DUPLICATE KEY UPDATE reviews = r.stars + 1

--| only: mysql
INSERT INTO copies TABLE copies

--| only: mysql
WITH x AS (SELECT id FROM users) UPDATE tags t JOIN x ON x.id = t.id SET t.label = 'q'

--| only: mysql
WITH x AS (SELECT id FROM stories WHERE views > 20) DELETE FROM reviews WHERE story_id IN (SELECT id FROM x)

--| only: mysql
WITH RECURSIVE x (id) AS (SELECT id FROM users WHERE id = 1 UNION ALL SELECT u.id FROM users u JOIN x ON u.manager_id = x.id) UPDATE users u JOIN x USING (id) SET u.age = 0

SELECT SUM(age) OVER (PARTITION BY name ORDER BY id ROWS UNBOUNDED PRECEDING) FROM users WHERE id > 0 ORDER BY id

SELECT id, ROW_NUMBER() OVER w FROM users WHERE age > 20 OR id = 2 WINDOW w AS (PARTITION BY name ORDER BY id) ORDER BY id

SELECT GROUP_CONCAT(DISTINCT name ORDER BY name SEPARATOR ';') FROM users HAVING COUNT(*) > (SELECT COUNT(*) FROM tags)

SELECT name, COUNT(*) FROM users GROUP BY name WITH ROLLUP

--| only: mariadb
SELECT u.*, j.t FROM users u, JSON_TABLE(u.settings, '$.tags[*]' COLUMNS (n FOR ORDINALITY, t VARCHAR(9) PATH '$' NULL ON EMPTY)) AS j

--| only: mysql
SELECT id FROM users WHERE settings->>'$.theme' = 'dark'

SELECT `users`.`id`, `users`.`name` FROM `users` AS `users` WHERE `users`.`id` > 1

SELECT `key` FROM `order` WHERE `key` = 'a' OR `key` = 'b'

SELECT o.`key`, o.total FROM `order` AS o NATURAL JOIN (SELECT 1001 AS id UNION SELECT 1002) x

SELECT u.id FROM {db}.users u, {db}.`order` o WHERE o.user_id = u.id

UPDATE `order` o SET o.`key` = 'z' WHERE o.total > 6 ORDER BY id LIMIT 1

UPDATE users AS u JOIN `order` AS o ON o.user_id = u.id SET u.age = o.total, o.`key` = u.name

DELETE o, u FROM `order` o INNER JOIN users u ON u.id = o.user_id WHERE u.name LIKE '%a%' OR o.total < 6

DELETE FROM `order` WHERE user_id NOT IN (SELECT id FROM users)

SELECT id FROM users WHERE NOT id IN (SELECT created_by FROM stories WHERE created_by IS NOT NULL) AND NOT EXISTS (SELECT * FROM reviews WHERE reviews.created_by = users.id)

SELECT id FROM users WHERE (id, name) IN (SELECT created_by, 'Ada' FROM stories)

SELECT id FROM users WHERE id = SOME (SELECT created_by FROM stories) AND age >= ALL (SELECT age FROM users WHERE age < 30)

SELECT IF((SELECT COUNT(*) FROM users) > 4, 'many', 'few'), CASE (SELECT COUNT(*) FROM stories) WHEN 5 THEN 'five' ELSE (SELECT MAX(name) FROM users) END

SELECT id, (SELECT GROUP_CONCAT(r.id ORDER BY r.id) FROM reviews r JOIN stories s ON s.id = r.story_id WHERE s.created_by = u.id) FROM users u ORDER BY (SELECT COUNT(*) FROM stories s WHERE s.created_by = u.id) DESC, u.id

SELECT name, COUNT(*) c FROM users GROUP BY name HAVING c > (SELECT COUNT(*) FROM `order` WHERE total > 15) - 1

--| only: mysql
SELECT kind, (SELECT COUNT(*) FROM stories t WHERE t.kind = s.kind) FROM stories s GROUP BY kind ORDER BY kind

SELECT * FROM (SELECT id FROM users UNION ALL SELECT id FROM stories UNION ALL (SELECT id FROM reviews ORDER BY id LIMIT 2)) z WHERE z.id > 3

SELECT id FROM users WHERE id > 1 UNION SELECT id FROM stories WHERE views > 10 ORDER BY id DESC LIMIT 3

SELECT 1 UNION SELECT id FROM users LIMIT 3

SELECT id FROM users u WHERE u.id IN (SELECT id FROM users WHERE users.id = u.id)

SELECT DISTINCT u.name FROM users u, users v WHERE u.name = v.name AND u.id <> v.id

SELECT COUNT(*) FROM users u LEFT JOIN stories s ON u.id = s.created_by AND s.kind = 'essay' OR s.kind = 'play'

SELECT id FROM users WHERE name = 'a' OR name = 'Bob' AND age > 3 OR NOT (age > 50) XOR id = 3

SELECT id FROM users WHERE age > 20 # or 'x

SELECT id FROM users WHERE name LIKE '%\'%' OR name = "B\"ob" OR id = 3

SELECT id FROM users AS `from` WHERE `from`.id > 1

SELECT `a b`.id FROM users AS `a b`

SELECT a.id FROM users a INNER JOIN users b ON b.id = a.manager_id LEFT OUTER JOIN users c ON c.id = b.manager_id WHERE c.id IS NULL

SELECT u.id FROM ((users u)) JOIN ((stories s)) ON s.created_by = u.id

SELECT u.id FROM (users u JOIN (stories s LEFT JOIN reviews r ON r.story_id = s.id) ON s.created_by = u.id) LEFT JOIN (`order` o) ON o.user_id = u.id

SELECT {fn CONCAT(name, 'x')} FROM users

SELECT * FROM {OJ users u LEFT OUTER JOIN stories s ON s.created_by = u.id}

SELECT id FROM users WHERE created_at < {ts '2024-03-15 00:00:00'}

SELECT id FROM users WHERE id BETWEEN (SELECT MIN(id) FROM users) AND (SELECT MAX(created_by) FROM stories)

SELECT id FROM users WHERE id = (SELECT u.id FROM users u ORDER BY u.age DESC LIMIT 1)

SELECT COALESCE(MAX(s.id), 0) + 1 FROM stories s

SELECT @n := @n + 1, u.id FROM users u JOIN (SELECT @n := 0) v ORDER BY u.id

SELECT u.id FROM users u WHERE MOD(u.id, 2) = 1 AND u.id MOD 3 = 1 AND u.id DIV 2 >= 0

SELECT id FROM users WHERE name COLLATE utf8mb4_bin = 'ada' OR name = _utf8mb4'Ada'

SELECT id FROM users WHERE name = 'Ada' COLLATE utf8mb4_bin

SELECT id FROM users WHERE INTERVAL(age, 20, 40) = 1

SELECT id FROM users WHERE created_at BETWEEN '2024-01-01' AND '2024-01-01' + INTERVAL 3 MONTH

SELECT EXTRACT(YEAR FROM created_at), TRIM(LEADING 'A' FROM name), SUBSTRING(name FROM 2 FOR 1) FROM users

SELECT id FROM users WHERE ISNULL(manager_id) OR manager_id <=> 3

SELECT id FROM users WHERE ROW(1, 2) = (SELECT 1, 2) AND id NOT BETWEEN 3 AND 4

SELECT id FROM users WHERE id IN (1, 2, 3,(SELECT 4))

SELECT (SELECT COUNT(*) FROM users) + (SELECT COUNT(*) FROM stories) * 2 - (SELECT COUNT(*) FROM reviews) AS n

SELECT u.id FROM users u ORDER BY EXISTS (SELECT 1 FROM stories s WHERE s.created_by = u.id) DESC, u.id LIMIT 3

SELECT id FROM users GROUP BY id HAVING EXISTS (SELECT 1 FROM stories WHERE created_by = users.id)

SELECT s.kind, MAX(s.views) FROM stories s GROUP BY s.kind ORDER BY MAX(s.views) DESC LIMIT 1

SELECT * FROM users u JOIN (SELECT created_by, COUNT(*) c FROM stories GROUP BY created_by) x ON x.created_by = u.id WHERE x.c > 1

--| only: mysql
SELECT * FROM users u JOIN (SELECT created_by, COUNT(*) c FROM stories GROUP BY created_by) x (who, c) ON x.who = u.id

DELETE FROM u1 USING users u1 INNER JOIN users u2 ON u1.name = u2.name AND u1.id > u2.id

DELETE u1 FROM users u1, users u2 WHERE u1.name = u2.name AND u1.id > u2.id

DELETE FROM users WHERE id IN (SELECT id FROM (SELECT MAX(id) id FROM users GROUP BY name HAVING COUNT(*) > 1) t)

UPDATE users u, (SELECT created_by, COUNT(*) n FROM stories GROUP BY created_by) x SET u.age = x.n WHERE x.created_by = u.id

UPDATE users u LEFT JOIN stories s ON s.created_by = u.id AND s.kind = 'essay' SET u.age = 0 WHERE s.id IS NULL

UPDATE users u SET u.age = (SELECT COUNT(*) FROM stories s WHERE s.created_by = u.id), u.score = u.score + 1 WHERE u.manager_id IN (SELECT id FROM (SELECT id FROM users) m)

UPDATE LOW_PRIORITY IGNORE users u SET age = 1 WHERE (id = 1) OR (id = 2)

UPDATE users SET age = CASE WHEN id = 1 THEN 5 WHEN id IN (SELECT created_by FROM (SELECT created_by FROM stories) q) THEN 6 END WHERE id < 4

SELECT COUNT(*) FROM users WHERE id = 2 LIMIT 1 OFFSET 0

SELECT id FROM users LIMIT 1, 2

SELECT id FROM users WHERE users.deleted_at IS NULL

SELECT u.id FROM users u JOIN stories s ON s.created_by = u.id AND s.deleted_at IS NULL WHERE u.deleted_at IS NULL

SELECT u.id FROM users u LEFT JOIN stories s ON s.created_by = u.id WHERE s.deleted_at IS NULL AND u.deleted_at IS NULL

SELECT u.id FROM users u WHERE u.deleted_at IS NULL OR u.id = 2

SELECT u.id FROM users u WHERE NOT u.id = 1 AND u.deleted_at IS NULL

SELECT u.id FROM users u WHERE (u.id > 1 AND (u.deleted_at IS NULL))

SELECT u.id FROM users u WHERE u.id > 1 || u.id < 9 AND u.deleted_at IS NULL

SELECT u.id FROM users u WHERE (u.id = 2) /*!99999 OR 1=1 */ AND u.deleted_at IS NULL

UPDATE users SET age = 1 WHERE users.deleted_at IS NULL AND id < 3

DELETE u FROM users u WHERE u.deleted_at IS NULL AND u.id < 3

SELECT t.id FROM tags t JOIN (users u LEFT JOIN stories s ON s.created_by = u.id AND s.deleted_at IS NULL) ON u.id = t.id AND u.deleted_at IS NULL AND s.deleted_at IS NULL

SELECT id FROM ((((((((((((((((((((users))))))))))))))))))))

SELECT id FROM users WHERE ((((((((((((((((((((id = 1))))))))))))))))))))

SELECT IF(id=1,IF(id=2,IF(id=3,IF(id=4,IF(id=5,IF(id=6,IF(id=7,IF(id=8,IF(id=9,IF(id=10,1,2),3),4),5),6),7),8),9),10),11) FROM users

SELECT CASE WHEN id=1 THEN CASE WHEN id=2 THEN CASE WHEN id=3 THEN CASE WHEN id=4 THEN CASE WHEN id=5 THEN CASE WHEN id=6 THEN 1 ELSE 2 END ELSE 3 END ELSE 4 END ELSE 5 END ELSE 6 END ELSE 7 END FROM users

SELECT id FROM users WHERE id IN (SELECT id FROM users WHERE id IN (SELECT id FROM users WHERE id IN (SELECT id FROM users WHERE id IN (SELECT id FROM users WHERE id IN (SELECT id FROM users WHERE id IN (SELECT id FROM users))))))

SELECT CONCAT(CONCAT(CONCAT(CONCAT(CONCAT(CONCAT(CONCAT(CONCAT(CONCAT(CONCAT(CONCAT(CONCAT(name,'a'),'b'),'c'),'d'),'e'),'f'),'g'),'h'),'i'),'j'),'k'),'l') FROM users

SELECT ((((((((((((id+1)*2)+3)*4)+5)*6)+7)*8)+9)*10)+11)*12) FROM users

SELECT id FROM users WHERE NOT (NOT (NOT (NOT (NOT (NOT (NOT (NOT (NOT (NOT (id = 1))))))))))

--| only: mariadb
INSERT INTO copies (id) SELECT id FROM users RETURNING id

UPDATE users SET age = 1 ORDER BY id LIMIT 2

SELECT u.id FROM users u CROSS JOIN stories s ON s.created_by = u.id

SELECT u.id FROM users u INNER JOIN stories s WHERE s.created_by = u.id

--| only: mysql
SELECT u.id, l.v, r.id FROM users u, LATERAL (SELECT s.id v FROM stories s WHERE s.created_by = u.id) AS l LEFT JOIN reviews r ON r.story_id = l.v

--| only: mysql
DELETE FROM users AS u WHERE u.id < 4

--| only: mysql
DELETE FROM users u WHERE u.id < 4

SELECT id FROM users EXCEPT ALL SELECT created_by FROM stories

SELECT id FROM users INTERSECT ALL SELECT created_by FROM stories

(SELECT id FROM users ORDER BY id LIMIT 2) UNION (SELECT id FROM stories ORDER BY id DESC LIMIT 2) ORDER BY 1

--| only: mysql
SELECT name, GROUPING(name), COUNT(*) FROM users GROUP BY name WITH ROLLUP

SELECT JSON_OBJECTAGG(id, name) FROM users WHERE id > 5

--| only: mysql
SELECT LAG(id, 1, 0) OVER (ORDER BY id) FROM users ORDER BY id

--| only: mysql
SELECT LAG(id) RESPECT NULLS OVER (ORDER BY id) FROM users ORDER BY id

SELECT a.id FROM users a LEFT JOIN users b ON a.id = b.manager_id AND b.name <> a.name WHERE b.id IS NULL

SELECT id FROM users WHERE name SOUNDS LIKE 'Ade' AND name RLIKE '^A' AND name NOT REGEXP 'q'

SELECT u.id AS level, u.name type, u.age value, u.id status, u.name date, u.name format, u.id position, u.id comment, u.name language FROM users u

SELECT u.id AS `rank`, u.name AS `desc` FROM users u ORDER BY `rank` DESC

SELECT u.id id, u.name 'full name', u.age "age" FROM users u

SELECT id FROM users WHERE created_at > '2024-03-02' - INTERVAL 20 DAY AND created_at < DATE_ADD('2024-03-02', INTERVAL '1 2' DAY_HOUR)

SELECT COUNT(*) FROM users WHERE deleted_at IS NULL AND name = 'Ada'

SELECT id, name FROM users WHERE (name, id) NOT IN (SELECT name, MIN(id) FROM users GROUP BY name)

UPDATE stories s SET s.views = s.views + 1, s.kind = IF(s.views > 50, 'hot', s.kind) WHERE s.id IN (10, 11, 12)

UPDATE stories SET views = views - 1 WHERE id = 10 AND views >= 1 LIMIT 1

UPDATE users u INNER JOIN (SELECT s.created_by, SUM(s.views) total FROM stories s LEFT JOIN reviews r ON r.story_id = s.id GROUP BY s.created_by HAVING total > 10) t ON t.created_by = u.id SET u.age = t.total

--| only: mariadb
INSERT INTO users (id, name) SELECT 200 + id, name FROM users WHERE id IN (1, 2) ON DUPLICATE KEY UPDATE name = VALUES(name), age = (SELECT MAX(views) FROM stories)

INSERT IGNORE INTO copies SELECT u.id, COUNT(s.id) FROM users u LEFT JOIN stories s ON s.created_by = u.id GROUP BY u.id HAVING COUNT(s.id) > 0 ORDER BY u.id LIMIT 3

SELECT SQL_NO_CACHE SQL_CALC_FOUND_ROWS u.id FROM users u ORDER BY u.id LIMIT 0, 2

SELECT HIGH_PRIORITY SQL_SMALL_RESULT DISTINCT name FROM users

SELECT ALL id FROM users

SELECT id FROM users WHERE age BETWEEN 20 AND 40 AND users.deleted_at IS NULL

SELECT id FROM users WHERE id IN (SELECT user_id FROM logs WHERE line = 'in' AND logs.deleted_at IS NULL) AND users.deleted_at IS NULL

SELECT t.id, (SELECT GROUP_CONCAT(u.name ORDER BY u.id) FROM users u JOIN stories s ON s.created_by = u.id JOIN story_tags st ON st.story_id = s.id AND st.tag_id = t.id) FROM tags t

SELECT t.label FROM tags t WHERE NOT EXISTS (SELECT 1 FROM story_tags st LEFT JOIN stories s ON s.id = st.story_id WHERE st.tag_id = t.id AND s.id IS NULL)

SELECT CASE WHEN EXISTS (SELECT 1 FROM users WHERE id = 2) THEN 'y' ELSE 'n' END

--| only: mysql
SELECT u.id FROM users u HAVING u.id > (SELECT AVG(id) FROM users)

SELECT MAX(u.id) FROM users u HAVING MAX(u.id) > (SELECT AVG(id) FROM users)

SELECT id FROM users WHERE id = (SELECT MAX(id) FROM users WHERE id < 7) OR EXISTS (SELECT 1 FROM stories s, reviews r WHERE s.id = r.story_id AND s.created_by = users.id AND r.stars > 4)

SELECT * FROM (SELECT * FROM (SELECT id, name FROM users) a JOIN (SELECT created_by, title FROM stories) b ON a.id = b.created_by) c WHERE c.title LIKE '%t%'

SELECT row_number() over (order by u.id desc) rn, u.id from users u order by rn limit 2

select u.id,u.name,ifnull(s.cnt,0) cnt from users u left join(select created_by,count(*) cnt from stories group by created_by)s on s.created_by=u.id order by u.id

select*from(select u.id from users u union select s.id from stories s)t order by id

SELECT u.id FROM users u LEFT JOIN stories s ON(s.created_by=u.id AND(s.kind='essay'OR s.kind='poem'))ORDER BY u.id,s.id

SELECT id FROM users WHERE name='Ada'and id=1

SELECT id FROM users WHERE id in(1,2,3)and age>1 order by id

WITH RECURSIVE tree AS (SELECT id, name, manager_id, CAST(name AS CHAR(200)) AS path, 0 AS depth FROM users WHERE manager_id IS NULL UNION ALL SELECT c.id, c.name, c.manager_id, CONCAT(t.path, '/', c.name), t.depth + 1 FROM users c JOIN tree t ON c.manager_id = t.id) SELECT path, depth FROM tree ORDER BY path

WITH RECURSIVE up AS (SELECT * FROM users WHERE id = 7 UNION DISTINCT SELECT u.* FROM users u, up WHERE u.id = up.manager_id) SELECT id FROM up

WITH RECURSIVE a AS (SELECT id FROM users WHERE id = 1 UNION ALL SELECT u.id FROM users u JOIN a ON u.manager_id = a.id), b AS (SELECT s.id FROM stories s JOIN a ON a.id = s.created_by) SELECT COUNT(*) FROM a, b

WITH x (a, b) AS (SELECT id, name FROM users) SELECT a, b FROM x WHERE a > 1

SELECT id FROM users u WHERE (SELECT COUNT(*) FROM stories s WHERE s.created_by = u.id) BETWEEN 1 AND (SELECT COUNT(*) FROM users)

SELECT id, NTILE(2) OVER (ORDER BY id), PERCENT_RANK() OVER (PARTITION BY name ORDER BY id) FROM users

SELECT id, COUNT(*) OVER () AS total FROM users ORDER BY id LIMIT 2

SELECT SUM(IF(id > 2, 1, 0)), SUM(id > 2), COUNT(IF(name = 'Ada', 1, NULL)) FROM users

DELETE s FROM stories s LEFT JOIN users u ON u.id = s.created_by WHERE u.id IS NULL

DELETE s, r FROM stories s LEFT JOIN reviews r ON r.story_id = s.id WHERE s.id IN (10, 12, 13)

DELETE stories FROM stories WHERE stories.id = 12 OR stories.id = 13

DELETE FROM stories WHERE id NOT IN (SELECT story_id FROM reviews) ORDER BY id LIMIT 2

SELECT id FROM users WHERE TRUE AND (1 = 1) AND 1

SELECT u.id FROM users u LEFT JOIN stories s ON s.created_by <=> u.id

SELECT u.id FROM users u LEFT JOIN stories s ON (SELECT COUNT(*) FROM reviews) > 3 AND s.created_by = u.id

SELECT u.id FROM users u LEFT JOIN stories s ON u.id

SELECT u.id FROM users u LEFT JOIN stories s ON NOT s.id

SELECT u.id FROM users u LEFT JOIN stories s ON EXISTS (SELECT 1 FROM reviews r WHERE r.story_id = s.id)

SELECT u.id FROM users u LEFT JOIN stories s ON s.created_by IN (u.id, u.manager_id)

SELECT u.id FROM users u LEFT JOIN stories s ON s.created_by BETWEEN u.id AND u.id + 1

SELECT u.id FROM users u LEFT JOIN stories s ON CASE WHEN u.id = 1 THEN s.id = 10 ELSE s.created_by = u.id END

SELECT COUNT(*) FROM users u JOIN users v ON 1 JOIN users w ON w.id = 1 LEFT JOIN stories s ON s.created_by = w.id

SELECT id FROM users WHERE name LIKE 'A%' ESCAPE '|' AND id > 0

SELECT id FROM users WHERE id = 1 -- '
 OR id = 2

SELECT id /* ' */ FROM users -- "

SELECT id FROM users -- x

SELECT id FROM users /**/WHERE/**/id/**/>/**/1

SELECT/**/id/**/FROM/**/users/**/u

SELECT id, CURRENT_USER(), CURRENT_DATE > '2020-01-01', USER() <> '' FROM users

SELECT CONVERT(name USING utf8mb4), CHAR(65), name LIKE BINARY 'A%' FROM users

SELECT id FROM users WHERE id & 1 AND id | 2 AND id ^ 1 AND ~id <> 0 AND id << 1 > 2 AND id >> 1 >= 0

SELECT id FROM users WHERE id && 1 || id XOR 0

SELECT id FROM users WHERE name = 'x' 'y' OR id = 3

SELECT id FROM users WHERE id = 0x1 OR id = 0b10 OR id = x'03'

SELECT id FROM users WHERE id <> ALL (SELECT created_by FROM stories WHERE created_by IS NOT NULL)

SELECT id FROM users WHERE age IN (36) AND id NOT IN (SELECT id FROM tags WHERE label IS NULL) GROUP BY id, name HAVING COUNT(*) = 1 ORDER BY id LIMIT 1 OFFSET 0 FOR UPDATE

SELECT u.id, s.id, r.id FROM users u JOIN stories s JOIN reviews r ON r.story_id = s.id ON s.created_by = u.id

SELECT u.id, s.id, r.id FROM users u JOIN stories s LEFT JOIN reviews r ON r.story_id = s.id ON s.created_by = u.id

SELECT u.id, s.id, r.id FROM users u JOIN stories s RIGHT JOIN reviews r ON r.story_id = s.id ON s.created_by = u.id

SELECT u.id, s.id, r.id FROM users u JOIN stories s RIGHT JOIN reviews r ON r.story_id = s.id

SELECT u.id, s.id, r.id FROM users u LEFT JOIN stories s JOIN reviews r JOIN tags t ON t.id < 3 ON r.story_id = s.id ON s.created_by = u.id

SELECT u.id, s.id, r.id FROM tags t, users u JOIN stories s LEFT JOIN reviews r ON r.story_id = s.id ON s.created_by = u.id

SELECT id FROM users WHERE created_at < {ts '2024-03-15 00:00:00'} AND created_at > {d '2024-01-01'}

--| only: mariadb
SELECT id FROM users ORDER BY id OFFSET 1 ROWS FETCH NEXT 2 ROWS ONLY

--| only: mariadb
SET STATEMENT max_statement_time = 5 FOR DELETE FROM users WHERE id < 4

--| only: mariadb
SET STATEMENT max_statement_time = 5, join_cache_level = 2 FOR UPDATE users SET age = 1
