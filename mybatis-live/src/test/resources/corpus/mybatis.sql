SELECT id, name FROM users WHERE id IN ( ? , ? , ? )
--| params: 1, 2, 3

SELECT id FROM users WHERE ( ( name = ? AND age > ? ) or( id = ? ) )
--| params: 'Ada', 10, 2

SELECT id FROM users
         WHERE  name = ?
             AND age >= ?
--| params: 'Ada', 1

select
        
         id, name, email
    
    from users
     WHERE  age > ?
         
            and name like concat('%', ?, '%')
    order by id desc
--| params: 10, 'a'

SELECT count(0) FROM users

SELECT count(0) FROM users WHERE age > ?
--| params: 20

select count(0) from (SELECT DISTINCT name FROM users WHERE age > ?) tmp_count
--| params: 20

SELECT COUNT(*) FROM (SELECT u.id, s.id AS story FROM users u LEFT JOIN stories s ON s.created_by = u.id) TOTAL

SELECT COUNT(*) AS total FROM users WHERE (age > ?)
--| params: 20

SELECT id FROM users WHERE age > ? ORDER BY id LIMIT ?
--| params: 10, 2

SELECT id FROM users WHERE age > ? ORDER BY id LIMIT ?, ?
--| params: 10, 1, 2

SELECT id FROM users ORDER BY id LIMIT ? OFFSET ?
--| params: 2, 1

SELECT id,name,email FROM users WHERE (name = ? OR email LIKE ?)
--| params: 'Ada', 'b%'

SELECT id,name FROM users WHERE id=?
--| params: 2


SELECT u.id, u.name, s.id AS s_id, s.title AS s_title FROM users u LEFT OUTER JOIN stories s ON u.id = s.created_by WHERE u.id = ?
--| params: 1

SELECT id FROM users WHERE 1=1 AND name = ?
--| params: 'Bob'

SELECT id FROM users WHERE id > ? AND id < ? OR name = ?
--| params: 1, 4, 'Eve'

SELECT * FROM ( SELECT TMP_PAGE.id, TMP_PAGE.name FROM ( SELECT id, name FROM users ORDER BY id ) TMP_PAGE ) x WHERE x.id > ?
--| params: 1

SELECT `id`,`name`,`age` FROM `users` WHERE `age` = ? LIMIT 1
--| params: 33

SELECT 1 FROM users WHERE email = ? LIMIT 1
--| params: 'eve@example.org'

SELECT EXISTS(SELECT 1 FROM users WHERE email = ?)
--| params: 'eve@example.org'

SELECT ifnull(max(age),0)+1 FROM users WHERE manager_id = ?
--| params: 1

SELECT id FROM users WHERE created_at BETWEEN ? AND ? AND (? IS NULL OR name = ?)
--| params: '2024-01-01', '2024-12-31', NULL, 'x'

SELECT DATE_FORMAT(created_at, '%Y-%m') AS month, COUNT(*) FROM users GROUP BY DATE_FORMAT(created_at, '%Y-%m') ORDER BY month

SELECT s.kind, SUM(CASE WHEN s.views > ? THEN 1 ELSE 0 END) AS busy FROM stories s GROUP BY s.kind
--| params: 20

SELECT u.name, COUNT(DISTINCT s.id) AS stories, AVG(r.stars) AS stars FROM users u LEFT JOIN stories s ON s.created_by = u.id LEFT JOIN reviews r ON r.story_id = s.id GROUP BY u.id, u.name HAVING COUNT(DISTINCT s.id) >= ?
--| params: 0

SELECT t1.id, t2.title FROM users t1 INNER JOIN stories t2 ON ( t1.id = t2.created_by ) WHERE ( t1.age > ? AND t2.views > ? )
--| params: 10, 1

SELECT a.* FROM users a WHERE a.id = (SELECT MAX(b.id) FROM users b WHERE b.name = a.name)

SELECT id FROM users WHERE FIND_IN_SET(?, name) OR LOCATE(?, email) > 0
--| params: 'Bob', 'e'

SELECT LAST_INSERT_ID()

SELECT id FROM users WHERE name = ? FOR UPDATE
--| params: 'Ada'

SELECT id FROM stories WHERE id > ? ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED
--| params: 10, 2

UPDATE users  SET name = ?, 
            age = ? 
         WHERE id = ?
--| params: 'x', 9, 2

UPDATE stories SET views = views + 1 WHERE id = ?
--| params: 12

UPDATE stories SET title = CASE id WHEN ? THEN ? WHEN ? THEN ? END WHERE id IN ( ? , ? )
--| params: 10, 'a', 11, 'b', 10, 11

DELETE FROM reviews WHERE id IN ( ? , ? )
--| params: 100, 101

INSERT INTO tags ( id, label ) VALUES ( ?, ? ) , ( ?, ? )
--| params: 20, 'x', 21, 'y'

INSERT INTO users (id, name) VALUES (?, ?) ON DUPLICATE KEY UPDATE name = VALUES(name)
--| params: 60, 'Zed'

SELECT id, name FROM (SELECT id, name, ROW_NUMBER() OVER (ORDER BY id) AS rn FROM users) p WHERE p.rn BETWEEN ? AND ?
--| params: 1, 3

SELECT p.id FROM stories p INNER JOIN (SELECT id FROM stories WHERE views > ? ORDER BY views DESC LIMIT 3) q ON q.id = p.id
--| params: 1
