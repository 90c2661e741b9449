SELECT id FROM users WHERE id IN (SELECT created_by FROM stories)

SELECT id FROM users WHERE id NOT IN (SELECT created_by FROM stories WHERE created_by IS NOT NULL)

SELECT id FROM users WHERE id IN (SELECT created_by FROM stories WHERE id IN (SELECT story_id FROM reviews WHERE stars = 5))

SELECT id FROM users u WHERE EXISTS (SELECT 1 FROM stories s WHERE s.created_by = u.id)

SELECT id FROM users u WHERE NOT EXISTS (SELECT * FROM stories s WHERE s.created_by = u.id)

SELECT id FROM users u WHERE EXISTS (SELECT 1 FROM stories s WHERE s.created_by = u.id AND NOT EXISTS (SELECT 1 FROM reviews r WHERE r.story_id = s.id))

SELECT EXISTS (SELECT 1 FROM users WHERE id = 2)

SELECT EXISTS (SELECT * FROM users WHERE name = 'Eve') AS found

SELECT NOT EXISTS (SELECT 1 FROM users WHERE id = 2)

SELECT (SELECT COUNT(*) FROM users), (SELECT COUNT(*) FROM stories)

SELECT u.id, (SELECT COUNT(*) FROM stories s WHERE s.created_by = u.id) AS n FROM users u

SELECT u.id, (SELECT MAX(r.stars) FROM reviews r JOIN stories s ON s.id = r.story_id WHERE s.created_by = u.id) FROM users u

SELECT IFNULL((SELECT name FROM users WHERE id = 2), 'nobody')

SELECT COALESCE((SELECT MAX(stars) FROM reviews WHERE story_id = s.id), 0) FROM stories s

SELECT CONCAT('n=', (SELECT COUNT(*) FROM users)) FROM DUAL

SELECT IF((SELECT COUNT(*) FROM users) > 5, 'many', 'few')

SELECT CASE WHEN EXISTS (SELECT 1 FROM users WHERE id = 5) THEN (SELECT COUNT(*) FROM stories) ELSE (SELECT COUNT(*) FROM reviews) END

SELECT CASE (SELECT COUNT(*) FROM users) WHEN 5 THEN 'five' ELSE 'other' END AS c

SELECT GREATEST((SELECT COUNT(*) FROM users), (SELECT COUNT(*) FROM stories), 3)

SELECT CAST((SELECT COUNT(*) FROM users) AS CHAR)

SELECT name FROM users WHERE age > ALL (SELECT views FROM stories WHERE views < 40)

SELECT name FROM users WHERE age > ANY (SELECT views FROM stories)

SELECT name FROM users WHERE age = SOME (SELECT views FROM stories)

SELECT name FROM users WHERE age > (SELECT AVG(age) FROM users)

SELECT name FROM users WHERE (SELECT COUNT(*) FROM stories WHERE created_by = users.id) > 1

SELECT name FROM users WHERE (id, name) IN (SELECT manager_id, 'Ada' FROM users)

SELECT name FROM users WHERE age BETWEEN (SELECT MIN(age) FROM users) AND (SELECT AVG(age) FROM users)

SELECT name FROM users WHERE age + (SELECT COUNT(*) FROM tags) > (SELECT COUNT(*) FROM stories) * 5

SELECT kind, COUNT(*) FROM stories GROUP BY kind HAVING COUNT(*) > (SELECT COUNT(*) FROM users WHERE age > 50)

SELECT created_by, SUM(views) FROM stories GROUP BY created_by HAVING created_by IN (SELECT id FROM users)

SELECT id FROM users ORDER BY (SELECT COUNT(*) FROM stories WHERE created_by = users.id) DESC, id LIMIT 3

SELECT MAX(id) FROM stories GROUP BY (SELECT name FROM users WHERE users.id = stories.created_by)

SELECT x.id FROM (SELECT id FROM users) x

SELECT x.id FROM (SELECT id FROM users WHERE age > 20 ORDER BY age DESC LIMIT 2) AS x

SELECT x.c FROM (SELECT COUNT(*) AS c FROM users) x

SELECT COUNT(*) FROM (SELECT DISTINCT name FROM users) t

SELECT x.id, y.n FROM (SELECT id FROM users) x LEFT JOIN (SELECT created_by, COUNT(*) n FROM stories GROUP BY created_by) y ON y.created_by = x.id

SELECT * FROM (SELECT * FROM (SELECT id, name FROM users) a WHERE a.id > 1) b WHERE b.name <> 'x'

SELECT users.id FROM (SELECT id FROM users) users

SELECT stories.id FROM (SELECT id, name FROM users) stories WHERE stories.name = 'Ada'

SELECT id FROM users WHERE id IN (SELECT manager_id FROM users WHERE manager_id IN (SELECT id FROM users WHERE age > 30))

SELECT id FROM users WHERE id IN (1, 2, (SELECT MAX(id) FROM users))

SELECT id FROM stories WHERE created_by = (SELECT id FROM users WHERE email = 'bob@example.org')

SELECT id FROM stories WHERE created_by <=> (SELECT id FROM users WHERE email = 'bob@example.org')

SELECT id FROM reviews WHERE story_id IN (SELECT id FROM stories WHERE created_by IN (SELECT id FROM users WHERE name = 'Ada'))

SELECT id, (SELECT name FROM users WHERE id = stories.created_by) AS author FROM stories WHERE views > 5

SELECT id FROM users WHERE (EXISTS (SELECT 1 FROM stories WHERE created_by = users.id)) = 0

SELECT id FROM users WHERE id IN ((SELECT created_by FROM stories))

SELECT (SELECT (SELECT COUNT(*) FROM reviews) + COUNT(*) FROM stories) + COUNT(*) FROM users

SELECT id FROM tags WHERE id IN (SELECT tag_id FROM story_tags WHERE story_id IN (SELECT id FROM stories))

SELECT label FROM tags t WHERE EXISTS (SELECT 1 FROM story_tags st, stories s WHERE st.tag_id = t.id AND s.id = st.story_id AND s.kind = 'poem')

SELECT label, (SELECT GROUP_CONCAT(s.title ORDER BY s.id) FROM stories s JOIN story_tags st ON st.story_id = s.id WHERE st.tag_id = t.id) FROM tags t

SELECT 1 FROM DUAL WHERE EXISTS (SELECT 1 FROM users WHERE id = 2)

SELECT 1 WHERE EXISTS (SELECT 1 FROM users WHERE id = 2)

SELECT INTERVAL((SELECT COUNT(*) FROM users), 3, 5, 9)

SELECT JSON_OBJECT('users', (SELECT COUNT(*) FROM users), 'name', (SELECT name FROM users WHERE id = 5))

SELECT GROUP_CONCAT((SELECT COUNT(*) FROM reviews r WHERE r.story_id = s.id) ORDER BY s.id) FROM stories s

SELECT SUM((SELECT COUNT(*) FROM reviews r WHERE r.story_id = s.id)) FROM stories s

SELECT DATE_ADD('2024-01-01', INTERVAL (SELECT COUNT(*) FROM users) DAY)

SELECT id FROM users WHERE name LIKE CONCAT((SELECT LEFT(name, 1) FROM users WHERE id = 1), '%')

SELECT u.id, d.m FROM users u JOIN (SELECT MAX(views) m FROM stories) d

--| only: mysql
SELECT u.id, l.id FROM users u, LATERAL (SELECT id FROM stories s WHERE s.created_by = u.id ORDER BY views DESC LIMIT 1) l

--| only: mysql
SELECT u.id, l.id FROM users u LEFT JOIN LATERAL (SELECT id FROM stories s WHERE s.created_by = u.id ORDER BY views DESC LIMIT 1) l ON TRUE
