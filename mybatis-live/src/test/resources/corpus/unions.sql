SELECT id FROM users UNION SELECT id FROM stories

SELECT id FROM users UNION ALL SELECT id FROM stories WHERE views > 20

(SELECT id FROM users) UNION (SELECT id FROM stories)

(SELECT id FROM users ORDER BY age DESC LIMIT 2) UNION ALL (SELECT id FROM stories ORDER BY views DESC LIMIT 2)

SELECT id FROM users WHERE age > 30 UNION SELECT id FROM users WHERE age < 20 ORDER BY id LIMIT 3

SELECT id, name FROM users UNION SELECT id, title FROM stories UNION SELECT id, remark FROM reviews

SELECT id FROM users EXCEPT SELECT created_by FROM stories

SELECT id FROM users INTERSECT SELECT created_by FROM stories

SELECT x.id FROM (SELECT id FROM users UNION ALL SELECT id FROM stories) x WHERE x.id > 2

SELECT id FROM users WHERE id IN (SELECT created_by FROM stories UNION SELECT created_by FROM reviews)

SELECT id FROM users u WHERE EXISTS (SELECT 1 FROM stories s WHERE s.created_by = u.id UNION SELECT 1 FROM reviews r WHERE r.created_by = u.id)

SELECT 'users' AS t, COUNT(*) FROM users UNION SELECT 'stories', COUNT(*) FROM stories UNION SELECT 'tags', COUNT(*) FROM tags

SELECT label FROM tags UNION SELECT name FROM users

SELECT 1 UNION SELECT id FROM users

SELECT id FROM users UNION SELECT 1

(SELECT id FROM users WHERE id = 1) UNION ALL (SELECT id FROM users WHERE id = 2) ORDER BY 1

SELECT u.id FROM users u LEFT JOIN stories s ON s.created_by = u.id UNION ALL SELECT s.id FROM users u RIGHT JOIN stories s ON s.created_by = u.id

SELECT name FROM users UNION DISTINCT SELECT name FROM users

SELECT id FROM users WHERE age > 30 UNION ALL SELECT id FROM stories WHERE kind = 'poem' UNION ALL SELECT id FROM reviews WHERE stars = 5

SELECT COUNT(*) FROM (SELECT id FROM users UNION SELECT created_by FROM stories) t
