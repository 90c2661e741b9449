UPDATE users SET age = 1

UPDATE users SET age = age + 1 WHERE id = 1

UPDATE users SET age = age + 1 WHERE id = 2

UPDATE users SET age = 1, name = 'x' WHERE id = 1 OR id = 2

UPDATE users SET name = 'WHERE x' WHERE name IN ('Ada', 'Bob')

UPDATE users u SET u.age = 1 WHERE u.age > 30

UPDATE users AS u SET u.age = 1 WHERE u.age > 30 OR u.id = 5

UPDATE `users` SET `age` = 0 WHERE `name` = 'Eve'

UPDATE users SET age = 0 ORDER BY id LIMIT 2

UPDATE users SET age = 0 WHERE id > 1 ORDER BY id LIMIT 2

UPDATE LOW_PRIORITY users SET age = 0

UPDATE IGNORE users SET age = 0 WHERE id < 3

UPDATE users SET age = (SELECT COUNT(*) FROM stories WHERE created_by = users.id)

UPDATE users SET age = (SELECT COUNT(*) FROM stories WHERE created_by = users.id) WHERE id IN (SELECT created_by FROM reviews)

UPDATE users SET age = CASE id WHEN 1 THEN 10 WHEN 2 THEN 20 ELSE age END WHERE id IN (1, 2)

UPDATE users SET age = IF(EXISTS (SELECT 1 FROM stories WHERE created_by = users.id), 1, 0), score = 1

UPDATE users u JOIN stories s ON s.created_by = u.id SET u.age = 0

UPDATE users u JOIN stories s ON s.created_by = u.id SET u.age = 0, s.views = 0 WHERE s.kind = 'essay' OR u.id = 4

UPDATE users u LEFT JOIN stories s ON s.created_by = u.id SET u.age = 0 WHERE s.id IS NULL

UPDATE users u, stories s SET s.views = u.age WHERE s.created_by = u.id

UPDATE stories s INNER JOIN users u ON u.id = s.created_by AND u.age > 30 SET s.title = u.name

UPDATE stories s JOIN (SELECT story_id, COUNT(*) n FROM reviews GROUP BY story_id) x ON x.story_id = s.id SET s.views = x.n

UPDATE story_stats t JOIN stories s ON s.id = t.story_id SET t.note = s.title

UPDATE story_stats t LEFT JOIN stories s ON s.id = t.story_id SET t.note = s.title

UPDATE story_stats SET reviews = (SELECT COUNT(*) FROM reviews r WHERE r.story_id = story_stats.story_id), note = 'counted'

UPDATE `order` SET total = 0

UPDATE `order` o SET o.total = 0 WHERE o.`key` = 'a' OR o.`key` = 'b'

UPDATE tags SET label = 'x'

UPDATE reviews SET stars = stars - 1 /* penalty */ WHERE stars > 1 /* not below */

UPDATE reviews SET remark = 'it\'s' -- quoted
WHERE id = 100 OR id = 101

UPDATE reviews SET stars = ? WHERE id = ? OR id = ?
--| params: 1, 100, 101

DELETE FROM reviews

DELETE FROM reviews WHERE id = 100

DELETE FROM reviews WHERE id = 101

DELETE FROM reviews WHERE stars > 3 OR stars < 2

DELETE FROM reviews ORDER BY id LIMIT 2

DELETE FROM reviews WHERE stars > 1 ORDER BY id DESC LIMIT 2

DELETE QUICK FROM reviews WHERE id > 104

DELETE FROM reviews WHERE story_id IN (SELECT id FROM stories WHERE kind = 'essay')

DELETE FROM reviews WHERE NOT EXISTS (SELECT 1 FROM stories s WHERE s.id = reviews.story_id)

--| only: mysql
DELETE FROM reviews r WHERE r.stars = 5

DELETE r FROM reviews r JOIN stories s ON s.id = r.story_id WHERE s.kind = 'essay'

DELETE r FROM reviews AS r LEFT JOIN stories s ON s.id = r.story_id WHERE s.id IS NULL

DELETE r FROM reviews r INNER JOIN stories s ON s.id = r.story_id

DELETE FROM r USING reviews r JOIN stories s ON s.id = r.story_id WHERE s.views > 50

DELETE FROM reviews USING reviews, stories WHERE reviews.story_id = stories.id

DELETE reviews FROM reviews JOIN users ON users.id = reviews.created_by WHERE users.age > 30

DELETE st FROM story_tags st LEFT JOIN stories s ON s.id = st.story_id WHERE s.id IS NULL

DELETE st FROM story_tags st JOIN stories s ON s.id = st.story_id

DELETE FROM story_tags WHERE story_id IN (SELECT id FROM stories)

DELETE FROM story_tags WHERE story_id NOT IN (SELECT id FROM stories)

DELETE s, st FROM stories s JOIN story_tags st ON st.story_id = s.id WHERE s.views < 50

DELETE FROM `order` WHERE `key` = 'a'

DELETE FROM tags WHERE id = 1

INSERT INTO story_stats (story_id, reviews, note) SELECT s.id, COUNT(r.id), 'new' FROM stories s LEFT JOIN reviews r ON r.story_id = s.id WHERE s.id > 13 GROUP BY s.id

INSERT INTO story_stats SELECT id, views, title FROM stories WHERE id NOT IN (SELECT story_id FROM story_stats)

INSERT INTO story_stats (story_id, reviews, note) SELECT id, views, title FROM stories ON DUPLICATE KEY UPDATE reviews = VALUES(reviews), note = 'again'

INSERT IGNORE INTO story_stats (story_id, reviews) SELECT id, views FROM stories

REPLACE INTO story_stats (story_id, reviews, note) SELECT id, views, title FROM stories WHERE views > 20

INSERT INTO story_stats (story_id, reviews) (SELECT id, 0 FROM stories WHERE id = 18 OR id = 16)

INSERT INTO story_stats (story_id, reviews) SELECT id, 0 FROM stories WHERE id > 16 UNION ALL SELECT id + 1000, 1 FROM users

INSERT INTO story_stats (story_id, reviews, note) VALUES (99, (SELECT COUNT(*) FROM reviews), 'all')

INSERT INTO story_stats (story_id, reviews) VALUES (10, 1) ON DUPLICATE KEY UPDATE reviews = (SELECT COUNT(*) FROM stories)

INSERT INTO story_stats SET story_id = 98, reviews = (SELECT COUNT(*) FROM users)

INSERT INTO users (id, name) VALUES (50, 'New'), (51, 'Newer')

INSERT INTO users (id, name, age) SELECT id + 100, name, age FROM users

INSERT INTO users (id, name) SELECT id + 100, name FROM users WHERE id > 3 ORDER BY id LIMIT 2

INSERT INTO users (id, name) VALUES (1, 'Ada') ON DUPLICATE KEY UPDATE name = 'Again'

INSERT INTO tags (id, label) SELECT id, LEFT(name, 10) FROM users u WHERE u.id > 3

INSERT INTO tags (id, label) SELECT * FROM (SELECT id + 10, 'x' FROM users) d
