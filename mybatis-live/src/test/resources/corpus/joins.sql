SELECT u.id, s.id FROM users u JOIN stories s ON s.created_by = u.id

SELECT u.id, s.id FROM users u INNER JOIN stories s ON s.created_by = u.id WHERE s.views > 10 OR u.id = 4

SELECT u.id, s.id FROM users u CROSS JOIN stories s

SELECT u.id, s.id FROM users u CROSS JOIN stories s WHERE s.created_by = u.id

SELECT u.id, s.id FROM users u, stories s WHERE s.created_by = u.id

SELECT u.id, s.id FROM users u, stories s

SELECT u.id, s.id FROM users u STRAIGHT_JOIN stories s ON s.created_by = u.id

SELECT STRAIGHT_JOIN u.id, s.id FROM users u JOIN stories s ON s.created_by = u.id

SELECT u.id, s.id FROM users u LEFT JOIN stories s ON s.created_by = u.id

SELECT u.id, s.id FROM users u LEFT OUTER JOIN stories s ON s.created_by = u.id AND s.kind = 'essay' OR s.id = 17

SELECT u.id, s.id FROM users u LEFT JOIN stories s ON s.created_by = u.id WHERE s.id IS NULL

SELECT u.id, s.id FROM users u RIGHT JOIN stories s ON s.created_by = u.id

SELECT u.id, s.id FROM users u RIGHT OUTER JOIN stories s ON s.created_by = u.id OR u.id = 1 WHERE s.views >= 0

SELECT u.id, s.id, r.id FROM users u LEFT JOIN stories s ON s.created_by = u.id LEFT JOIN reviews r ON r.story_id = s.id

SELECT u.id, s.id, r.id FROM users u LEFT JOIN stories s ON s.created_by = u.id RIGHT JOIN reviews r ON r.story_id = s.id

SELECT u.id, s.id, r.id FROM users u RIGHT JOIN stories s ON s.created_by = u.id LEFT JOIN reviews r ON r.story_id = s.id

SELECT u.id, s.id, r.id FROM users u RIGHT JOIN stories s ON s.created_by = u.id RIGHT JOIN reviews r ON r.story_id = s.id

SELECT u.id, s.id, r.id FROM users u JOIN stories s ON s.created_by = u.id LEFT JOIN reviews r ON r.story_id = s.id AND r.stars > 3

SELECT u.id, s.id, r.id FROM users u LEFT JOIN stories s ON s.created_by = u.id JOIN reviews r ON r.story_id = s.id

SELECT u.id, s.id, r.id FROM users u LEFT JOIN (stories s JOIN reviews r ON r.story_id = s.id) ON s.created_by = u.id

SELECT u.id, s.id, r.id FROM users u LEFT JOIN (stories s LEFT JOIN reviews r ON r.story_id = s.id) ON s.created_by = u.id

SELECT u.id, s.id, r.id FROM users u LEFT JOIN (stories s RIGHT JOIN reviews r ON r.story_id = s.id) ON s.created_by = u.id

SELECT u.id, s.id, r.id FROM (users u LEFT JOIN stories s ON s.created_by = u.id) RIGHT JOIN reviews r ON r.story_id = s.id

SELECT u.id, s.id, r.id FROM (users u JOIN stories s ON s.created_by = u.id) LEFT JOIN reviews r ON r.story_id = s.id

SELECT u.id, s.id, r.id FROM users u LEFT JOIN stories s JOIN reviews r ON r.story_id = s.id ON s.created_by = u.id

SELECT u.id, s.id, r.id FROM users u LEFT JOIN stories s LEFT JOIN reviews r ON r.story_id = s.id ON s.created_by = u.id

SELECT u.id, s.id, r.id FROM users u LEFT JOIN (stories s, reviews r) ON s.created_by = u.id AND r.story_id = s.id

SELECT u.id, s.id, r.id FROM users u, stories s LEFT JOIN reviews r ON r.story_id = s.id WHERE s.created_by = u.id

SELECT u.id, s.id, r.id FROM users u, stories s RIGHT JOIN reviews r ON r.story_id = s.id

SELECT u.id, s.id, r.id FROM users u JOIN stories s ON s.created_by = u.id, reviews r RIGHT JOIN tags t ON t.id = r.stars WHERE u.id < 4

SELECT s.id, t.label FROM stories s LEFT JOIN story_tags st ON st.story_id = s.id LEFT JOIN tags t ON t.id = st.tag_id

SELECT t.label, s.id FROM tags t LEFT JOIN story_tags st ON st.tag_id = t.id LEFT JOIN stories s ON s.id = st.story_id

SELECT t.label, s.id FROM tags t LEFT JOIN (story_tags st JOIN stories s ON s.id = st.story_id) ON st.tag_id = t.id

SELECT t.label, COUNT(s.id) FROM tags t LEFT JOIN story_tags st ON st.tag_id = t.id LEFT JOIN stories s ON s.id = st.story_id GROUP BY t.id, t.label

SELECT a.id, b.id FROM users a JOIN users b ON b.manager_id = a.id

SELECT a.id, b.id FROM users a LEFT JOIN users b ON b.manager_id = a.id

SELECT a.id, b.id FROM users a RIGHT JOIN users b ON b.manager_id = a.id

SELECT a.id, b.id, c.id FROM users a LEFT JOIN users b ON a.manager_id = b.id LEFT JOIN users c ON b.manager_id = c.id

SELECT users.id, m.name FROM users LEFT JOIN users m ON m.id = users.manager_id

SELECT s.id, r.stars FROM stories s JOIN reviews r ON r.story_id = s.id AND r.created_by <> s.created_by

SELECT id, u.name, o.total FROM users u JOIN `order` o USING (id)

SELECT o.total FROM `order` AS o JOIN users AS u ON u.id = o.user_id

SELECT u.name, `order`.total FROM users u LEFT JOIN `order` ON `order`.user_id = u.id

SELECT id, u.name, x.note FROM users u LEFT JOIN (SELECT 1 AS id, 'n' AS note UNION SELECT 2, 'm') x USING (id)

SELECT id, x.note, u.name FROM (SELECT 1 AS id, 'n' AS note UNION SELECT 2, 'm') x LEFT JOIN users u USING (id)

SELECT id, x.note, users.name FROM (SELECT 1 AS id, 'n' AS note UNION SELECT 2, 'm') x LEFT JOIN users USING (id)

SELECT id, x.note, u.name FROM users u RIGHT JOIN (SELECT 1 AS id, 'n' AS note UNION SELECT 2, 'm') x USING (id) WHERE x.note > 'a'

SELECT x.id, u.name FROM (SELECT 1 AS id UNION SELECT 2) x NATURAL LEFT JOIN users u

SELECT x.id, u.name FROM users u NATURAL RIGHT JOIN (SELECT 1 AS id UNION SELECT 2) x

SELECT x.id, u.name FROM (SELECT 1 AS id UNION SELECT 2) x NATURAL JOIN users u

SELECT x.id, u.name FROM (SELECT 1 AS id UNION SELECT 2) x NATURAL JOIN users u WHERE u.age > 1 OR u.id = 2

SELECT s.id, r.id FROM (stories s) LEFT JOIN (reviews r) ON r.story_id = s.id

SELECT s.id, r.id FROM ((stories s) LEFT JOIN ((reviews r)) ON ((r.story_id = s.id)))

SELECT u.id FROM users u JOIN stories s JOIN reviews r ON s.created_by = u.id AND r.story_id = s.id

SELECT u.id, s.id FROM users u JOIN stories s

SELECT u.id, s.id FROM users u LEFT JOIN stories s ON (s.created_by = u.id)

SELECT u.id, s.id FROM users u LEFT JOIN stories s ON TRUE

SELECT u.id, s.id FROM users u LEFT JOIN stories s ON s.created_by = u.id AND EXISTS (SELECT 1 FROM reviews r WHERE r.story_id = s.id)

SELECT u.id, s.id FROM users u LEFT JOIN stories s ON s.created_by = u.id AND s.views > (SELECT AVG(views) FROM stories)

SELECT u.id, s.id FROM users u LEFT JOIN stories s ON s.id = (SELECT MIN(x.id) FROM stories x WHERE x.created_by = u.id)

SELECT u.id, s.id FROM { OJ users u LEFT OUTER JOIN stories s ON s.created_by = u.id }

SELECT u.id, s.id FROM { OJ users u LEFT OUTER JOIN stories s ON s.created_by = u.id } WHERE u.age > 30

SELECT u.id, LEFT(s.title, 2) FROM users u LEFT JOIN stories s ON LEFT(s.title, 1) = 'F' AND RIGHT(s.title, 1) <> 'z'

SELECT u.id, s.id, r.id, t.id FROM users u LEFT JOIN stories s ON s.created_by = u.id LEFT JOIN reviews r ON r.story_id = s.id AND r.stars >= 3 LEFT JOIN story_tags st ON st.story_id = s.id LEFT JOIN tags t ON t.id = st.tag_id WHERE u.age > 18 ORDER BY u.id, s.id, r.id, t.id LIMIT 20

SELECT COUNT(*) FROM users u LEFT JOIN stories s ON s.created_by = u.id LEFT JOIN reviews r ON r.created_by = u.id

SELECT u.id FROM users u JOIN (SELECT created_by, COUNT(*) n FROM stories GROUP BY created_by) x ON x.created_by = u.id WHERE x.n > 1

SELECT u.id, x.n FROM users u LEFT JOIN (SELECT created_by, COUNT(*) n FROM stories GROUP BY created_by) x ON x.created_by = u.id
