UPDATE users u, stories s, reviews r SET u.age = 1, s.views = 2 WHERE u.id = s.created_by AND r.story_id = s.id OR u.id = 7

UPDATE users u STRAIGHT_JOIN stories s ON s.created_by = u.id SET s.views = 0

UPDATE users u CROSS JOIN tags t SET u.age = t.id WHERE t.id = 3

UPDATE users u RIGHT JOIN stories s ON s.created_by = u.id SET s.views = -1 WHERE u.id IS NULL

UPDATE tags t LEFT JOIN users u ON u.id = t.id SET t.label = COALESCE(u.name, 'none')

UPDATE tags t LEFT JOIN (stories s JOIN users u ON u.id = s.created_by) ON t.id = u.id SET t.label = COALESCE(s.title, 'none')

UPDATE users a JOIN users b ON a.manager_id = b.id SET a.age = b.age

UPDATE users a LEFT JOIN users b ON a.manager_id = b.id SET a.age = -1 WHERE b.id IS NULL

UPDATE {db}.users SET age = 1

UPDATE {db}.users u SET u.age = 1 WHERE u.id IN (1, 2)

UPDATE users SET age = age + 1, name = CONCAT('order by ', name) ORDER BY age DESC LIMIT 1

--| only: mysql
UPDATE users SET age = (SELECT MAX(views) FROM stories ORDER BY id LIMIT 1) LIMIT 3

UPDATE users SET settings = JSON_SET(settings, '$.theme', 'x') WHERE JSON_EXTRACT(settings, '$.theme') = 'dark'

UPDATE users SET age = DEFAULT, name = DEFAULT(name)

UPDATE users SET age = NULL WHERE id = 1 LIMIT 1

--| params: 1, 1, 2
UPDATE users SET `age` = `age` + ? WHERE `id` IN (?, ?)

--| views: UPDATE logs SET line = 'x' WHERE id % 2 = 0
UPDATE logs PARTITION (p0) SET line = 'x'

--| views: UPDATE logs SET line = 'x' WHERE id % 2 = 0
UPDATE logs PARTITION (p0) l SET l.line = 'x' WHERE l.id > 2 OR l.id < 3

--| views: UPDATE users SET age = 1 WHERE name = 'Ada'
UPDATE users USE INDEX (by_name) SET age = 1 WHERE name = 'Ada'

--| views: UPDATE users u JOIN stories s ON s.created_by = u.id SET u.age = 1
UPDATE users u FORCE INDEX (PRIMARY) JOIN stories s IGNORE INDEX (by_author) ON s.created_by = u.id SET u.age = 1

UPDATE /*+ NO_MERGE(x) */ stories s JOIN (SELECT id FROM users ORDER BY id LIMIT 2) x ON x.id = s.created_by SET s.views = 0

UPDATE stories SET views = 1 WHERE created_by = (SELECT id FROM users WHERE name = 'Bob')

UPDATE stories s SET s.views = (SELECT COUNT(*) FROM reviews r WHERE r.story_id = s.id AND (r.stars > 3 OR r.stars < 2))

UPDATE stories s SET s.views = 1 WHERE EXISTS (SELECT 1 FROM users u WHERE u.id = s.created_by) ORDER BY s.id LIMIT 3

UPDATE stories s NATURAL JOIN (SELECT 10 AS id) x SET s.views = 7

UPDATE users u INNER JOIN stories s USING (id) SET u.age = 7

UPDATE users SET deleted_at = NULL, deletion_id = NULL WHERE id = 2

--| views: UPDATE users SET deleted_at = '2026-01-01' WHERE id = 1
UPDATE users SET deleted_at = '2026-01-01' WHERE id = 1

DELETE FROM users WHERE id = 2

DELETE LOW_PRIORITY QUICK IGNORE FROM users WHERE id > 5

DELETE u, s FROM users u LEFT JOIN stories s ON s.created_by = u.id

DELETE u, s FROM users u JOIN stories s ON s.created_by = u.id JOIN reviews r ON r.story_id = s.id WHERE r.stars > 3

DELETE FROM u, s USING users u INNER JOIN stories s ON s.created_by = u.id

DELETE FROM users USING users LEFT JOIN stories ON stories.created_by = users.id WHERE stories.id IS NULL

DELETE users, stories FROM users, stories WHERE stories.created_by = users.id AND users.age > 30 OR stories.id = 12

DELETE {db}.users FROM {db}.users WHERE id > 3

DELETE FROM {db}.users WHERE id > 3

DELETE a FROM users a JOIN users b ON a.manager_id = b.id

DELETE r FROM reviews r RIGHT JOIN stories s ON r.story_id = s.id WHERE s.kind = 'play'

DELETE r FROM reviews r JOIN (SELECT id FROM stories WHERE views > 50) x ON x.id = r.story_id

DELETE r FROM reviews r NATURAL JOIN (SELECT 100 AS id UNION SELECT 101) x

--| views: DELETE FROM logs WHERE id % 2 = 0
DELETE FROM logs PARTITION (p0)

--| views: DELETE FROM logs WHERE id = 1 OR id = 3
DELETE FROM logs PARTITION (p0, p1) WHERE id = 1 OR id = 3

DELETE FROM reviews WHERE id IN (SELECT id FROM (SELECT id FROM reviews ORDER BY stars LIMIT 3) x)

DELETE FROM reviews WHERE id IN (SELECT x.id FROM (SELECT r.id, ROW_NUMBER() OVER (PARTITION BY story_id ORDER BY stars) rn FROM reviews r) x WHERE x.rn > 1)

DELETE FROM reviews ORDER BY stars DESC, id LIMIT 1

DELETE FROM reviews LIMIT 100

--| only: mariadb
DELETE FROM reviews RETURNING id

--| only: mariadb
DELETE FROM reviews WHERE stars > 3 OR id = 101 RETURNING id

DELETE /* c */ FROM /* d */ reviews /* e */ WHERE /* f */ stars > 2 OR id < 1 /* g */

DELETE FROM reviews
-- all of them

DELETE FROM users WHERE name = 'x\' OR 1=1' OR id = 1

INSERT INTO story_stats (story_id, reviews) SELECT s.id, r.stars FROM stories s JOIN reviews r ON r.story_id = s.id WHERE s.id > 13 ON DUPLICATE KEY UPDATE reviews = VALUES(reviews)

INSERT INTO story_stats (story_id, reviews) SELECT s.id, s.views FROM stories s ON DUPLICATE KEY UPDATE reviews = s.views + 1

INSERT INTO story_stats (story_id, reviews) SELECT * FROM (SELECT s.id, s.views AS n FROM stories s) AS d ON DUPLICATE KEY UPDATE reviews = d.n

--| only: mysql
INSERT INTO story_stats (story_id, reviews) VALUES (10, 1) AS new ON DUPLICATE KEY UPDATE reviews = new.reviews + (SELECT COUNT(*) FROM users)

INSERT HIGH_PRIORITY IGNORE INTO tags (id, label) SELECT id, name FROM users WHERE id < 3

INSERT INTO users (id, name) SELECT 77, 'x' FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM users WHERE name = 'Bob')

INSERT INTO users (id, name) SELECT 77, 'x' WHERE NOT EXISTS (SELECT * FROM users WHERE email = 'eve@example.org')

INSERT INTO users SET id = 70, name = (SELECT MAX(title) FROM stories), age = (SELECT COUNT(*) FROM reviews)

INSERT INTO users (id, name) VALUES (71, 'a'), (72, (SELECT MIN(remark) FROM reviews))

INSERT INTO tags (id, label) SELECT 9, (SELECT name FROM users WHERE id = 5)

INSERT INTO tags SELECT id + 50, LEFT(title, 5) FROM stories UNION ALL SELECT id + 90, name FROM users

INSERT INTO tags WITH RECURSIVE t (id) AS (SELECT id FROM users WHERE manager_id IS NULL UNION ALL SELECT u.id FROM users u JOIN t ON u.manager_id = t.id) SELECT id + 100, 'x' FROM t

REPLACE story_stats (story_id, reviews) SELECT id, 1 FROM stories

REPLACE INTO story_stats SET story_id = 12, reviews = (SELECT COUNT(*) FROM reviews)

REPLACE INTO tags SELECT id, name FROM users u WHERE u.age > 20 OR u.age < 10

INSERT INTO tags (id, label) SELECT u.id + 20, s.kind FROM users u LEFT JOIN stories s ON s.id = (SELECT MIN(x.id) FROM stories x WHERE x.created_by = u.id)

INSERT DELAYED INTO tags (id, label) SELECT 55, 'x'

UPDATE tags SET label = (SELECT name FROM users WHERE users.id = tags.id)

UPDATE tags, users SET label = name WHERE tags.id = users.id

--| only: mysql
WITH users AS (SELECT 10 AS i) UPDATE stories SET views = 0 WHERE id IN (SELECT i FROM users)

--| only: mysql
WITH x AS (SELECT id FROM users) UPDATE stories s, x SET s.views = 0 WHERE s.created_by = x.id

--| only: mysql
WITH RECURSIVE t (id) AS (SELECT 1 UNION ALL SELECT u.id FROM users u JOIN t ON u.manager_id = t.id) DELETE s FROM stories s JOIN t ON t.id = s.created_by

UPDATE users SET age = (WITH x AS (SELECT MAX(views) v FROM stories) SELECT v FROM x)

SELECT id, 'a'||'b' FROM users WHERE name='x'||id=1

UPDATE users SET name = 'a', age = 1 # tail

UPDATE users SET name = 'a;b' WHERE id = 1 OR id = 2;

DELETE FROM stories WHERE id IN (10, 12) AND MATCH (title, body) AGAINST ('hill')

--| only: mariadb
UPDATE users SET name = IF(id = 1, 'a', name), age = @x := age + 1

--| params: 'x', 3, 7, 'q'
UPDATE users SET name=?,age=? where id=? and (email=? or email is null)

UPDATE (users u JOIN stories s ON s.created_by = u.id) SET s.views = 0

UPDATE (users u LEFT JOIN stories s ON s.created_by = u.id) JOIN reviews r ON r.story_id = s.id SET u.age = 0 WHERE r.id > 0 OR s.id = 12

UPDATE (SELECT id FROM users ORDER BY id LIMIT 2) x JOIN stories s ON s.created_by = x.id SET s.views = 0, s.kind = (SELECT MAX(remark) FROM reviews)

UPDATE ((users u)) SET u.age = 0

DELETE u.* FROM users u

DELETE u.*, s.* FROM users u JOIN stories s ON s.created_by = u.id WHERE s.id > 10

DELETE FROM u.*, s.* USING users u INNER JOIN stories s ON s.created_by = u.id

DELETE r FROM (reviews r JOIN stories s ON s.id = r.story_id) WHERE s.kind = 'play'

DELETE r FROM (SELECT id FROM stories WHERE views > 20) x JOIN reviews r ON r.story_id = x.id

DELETE FROM r USING (SELECT id FROM stories WHERE views > 20) x LEFT JOIN reviews r ON r.story_id = x.id WHERE r.id > 0

DELETE FROM {db}.users USING {db}.users JOIN stories s ON s.created_by = users.id

--| only: mysql
WITH x AS (SELECT id FROM users) UPDATE (stories s JOIN x ON x.id = s.created_by) SET s.views = 0

--| only: mysql
WITH x AS (SELECT id FROM users) DELETE s FROM (stories s JOIN x ON x.id = s.created_by)

SELECT id FROM users FOR UPDATE

INSERT INTO story_stats (story_id, reviews) (SELECT id, 0 FROM stories WHERE id > 16) ON DUPLICATE KEY UPDATE reviews = 5
