SELECT id FROM users WHERE id = 1 FOR UPDATE

SELECT id FROM users FOR UPDATE

SELECT id FROM users ORDER BY id LIMIT 2 FOR UPDATE

SELECT id FROM users WHERE age > 20 ORDER BY id LIMIT 2 FOR UPDATE SKIP LOCKED

SELECT id FROM users FOR UPDATE NOWAIT

SELECT id FROM users WHERE id = 1 OR id = 2 LOCK IN SHARE MODE

SELECT id FROM users LOCK IN SHARE MODE

SELECT u.id, s.id FROM users u JOIN stories s ON s.created_by = u.id LOCK IN SHARE MODE

SELECT u.id, s.id FROM users u LEFT JOIN stories s ON s.created_by = u.id WHERE u.id < 4 FOR UPDATE

--| only: mysql
SELECT id FROM users FOR SHARE

--| only: mysql
SELECT id FROM users WHERE id < 3 FOR SHARE SKIP LOCKED

--| only: mysql
SELECT u.id FROM users u JOIN stories s ON s.created_by = u.id FOR UPDATE OF u

--| only: mysql
SELECT u.id FROM users u JOIN stories s ON s.created_by = u.id FOR UPDATE OF u SKIP LOCKED

--| only: mysql
--| views: SELECT id FROM users
SELECT id FROM users FOR UPDATE OF users NOWAIT

--| views: SELECT id FROM users WHERE name = 'Ada'
SELECT id FROM users USE INDEX (by_name) WHERE name = 'Ada'

--| views: SELECT id FROM users u WHERE name = 'Ada' OR id = 2
SELECT id FROM users u FORCE INDEX (by_name, PRIMARY) WHERE name = 'Ada' OR id = 2

--| views: SELECT id FROM users
SELECT id FROM users IGNORE INDEX (by_name)

--| views: SELECT id FROM users ORDER BY name, id
SELECT id FROM users AS u USE INDEX FOR ORDER BY (by_name) ORDER BY name, id

--| views: SELECT u.id, s.id FROM users u LEFT JOIN stories s ON s.created_by = u.id
SELECT u.id, s.id FROM users u FORCE KEY (PRIMARY) LEFT JOIN stories s FORCE INDEX (by_author) ON s.created_by = u.id

--| views: SELECT u.id, s.id FROM users u JOIN stories s
SELECT u.id, s.id FROM users u USE INDEX () JOIN stories s IGNORE INDEX FOR JOIN (by_author)

SELECT /*+ NO_INDEX_MERGE(users) */ id FROM users

SELECT /*+ MAX_EXECUTION_TIME(1000) */ id FROM users WHERE age > 10

/* replica */ SELECT id FROM users

/*FORCE_MASTER*/ SELECT id FROM users WHERE id = 2 /* tail */

SELECT id -- the users
FROM users -- where all are
WHERE age > 10 -- but the young

SELECT id FROM users # hash

SELECT id # it's a trap
FROM users # don't
WHERE id > 0 # "quoted

SELECT id FROM users/**/WHERE/**/age>10/**/

SELECT id FROM users /* WHERE deleted_at IS NOT NULL */

SELECT id FROM users -- tail

SELECT /*!40001 SQL_NO_CACHE */ id FROM users

SELECT id FROM users /*!50000 WHERE age > 30 */

SELECT u.id FROM users u /*!50000 JOIN stories s ON s.created_by = u.id */ WHERE u.age > 20

SELECT id FROM /* users */ stories /* s */ s /* where */ WHERE /* ( */ s.views > 1 /* ) */

--| views: SELECT id FROM logs WHERE id % 2 = 0
SELECT id FROM logs PARTITION (p0)

--| views: SELECT l.id FROM logs l WHERE id % 2 = 1 AND (l.id > 0 OR l.id < 0)
SELECT l.id FROM logs PARTITION (p1) l WHERE l.id > 0 OR l.id < 0

--| views: SELECT u.id, l.id FROM users u LEFT JOIN logs l ON l.user_id = u.id AND l.id % 2 = 0
SELECT u.id, l.id FROM users u LEFT JOIN logs PARTITION (p0) AS l ON l.user_id = u.id

EXPLAIN SELECT id FROM tags

SELECT	id
FROM	users
	WHERE	age > 10
	  AND	id < 7

SELECT id, '😀 ünïcödé' FROM users WHERE name <> '😀'

SELECT '😀😀😀', id FROM users u WHERE u.name <> '😀' AND u.id IN (SELECT created_by FROM stories WHERE title <> '😀')

SELECT SQL_CALC_FOUND_ROWS id FROM users ORDER BY id LIMIT 2
