SELECT * FROM users

select id,name from users where id = 1

SELECT id FROM users WHERE id = 1 OR id = 2

SELECT id FROM users WHERE id = 2 OR (name = 'Ada' AND age > 20)

SELECT u.* FROM users u

SELECT u.id FROM users AS u WHERE u.name LIKE 'A%'

SELECT `u`.`id` FROM `users` `u` WHERE `u`.`age` BETWEEN 20 AND 50

SELECT users.id FROM users WHERE users.manager_id IS NULL

SELECT id FROM users WHERE name IN ('Ada', 'Bob', 'Eve')

SELECT id FROM users WHERE NOT (age > 30)

SELECT id FROM users WHERE NOT age > 30 OR score IS NULL

SELECT COUNT(*) FROM users

SELECT count(1) FROM users WHERE age > 30

SELECT COUNT(DISTINCT name) AS names FROM users

SELECT DISTINCT name FROM users

SELECT DISTINCTROW name FROM users WHERE age > 10

SELECT ALL name FROM users

SELECT id FROM users ORDER BY age DESC LIMIT 2

SELECT id FROM users ORDER BY id LIMIT 1, 2

SELECT id FROM users ORDER BY id LIMIT 2 OFFSET 1

SELECT id FROM users WHERE age > 10 ORDER BY id LIMIT 3

SELECT name, COUNT(*) FROM users GROUP BY name

SELECT name, COUNT(*) c FROM users GROUP BY name HAVING c > 1

SELECT name, MAX(age) FROM users WHERE age > 20 GROUP BY name HAVING MAX(age) > 30 ORDER BY name

SELECT kind, COUNT(*) FROM stories GROUP BY kind WITH ROLLUP

SELECT id, CASE WHEN age > 30 THEN 'old' WHEN age IS NULL THEN '?' ELSE 'young' END AS label FROM users

SELECT id FROM users WHERE CASE WHEN id = 2 THEN 1 ELSE 0 END = 1

SELECT IF(age > 30, 'a', 'b') FROM users

SELECT IFNULL(email, 'none'), COALESCE(score, 0) FROM users

SELECT LEFT(name, 1), RIGHT(name, 1) FROM users WHERE LEFT(name, 1) = 'A'

SELECT CONCAT(name, ' <', email, '>') FROM users WHERE email IS NOT NULL

SELECT CONCAT_WS(', ', name, email) FROM users

SELECT GROUP_CONCAT(name ORDER BY id DESC SEPARATOR ' from users where ') FROM users

SELECT GROUP_CONCAT(DISTINCT name ORDER BY name SEPARATOR ';') FROM users

SELECT SUBSTRING(name FROM 1 FOR 2) FROM users

SELECT TRIM(BOTH 'A' FROM name) FROM users

SELECT EXTRACT(YEAR FROM created_at) FROM users

SELECT id FROM users WHERE created_at > DATE_SUB('2024-06-15', INTERVAL 3 MONTH)

SELECT id FROM users WHERE created_at >= '2024-02-01' - INTERVAL 1 DAY

SELECT CAST(score AS SIGNED), CONVERT(name USING utf8mb4) FROM users

SELECT id FROM users WHERE name REGEXP '^A'

SELECT id FROM users WHERE name RLIKE 'e$' AND age <=> 33

SELECT id FROM users WHERE age <> 36 AND age != 41 AND !(age = 18)

SELECT id FROM users WHERE age > 20 && age < 60 || id = 5

SELECT id FROM users WHERE age > 20 XOR id = 7

SELECT id FROM users WHERE age MOD 2 = 0

SELECT id FROM users WHERE age % 2 = 0 AND age DIV 2 > 10

SELECT MOD(age, 7) FROM users

SELECT id FROM users WHERE name = BINARY 'Ada'

SELECT id FROM users WHERE BINARY name = 'ada'

SELECT id FROM users WHERE name COLLATE utf8mb4_bin = 'Ada'

SELECT id FROM users WHERE name = _utf8mb4'Ada'

SELECT id FROM users WHERE name LIKE '%\_%' OR name LIKE 'A|%' ESCAPE '|'

SELECT id, 'it\'s (a trap' AS t FROM users WHERE name <> 'where \'x'

SELECT id, 'it''s' FROM users WHERE name = "Ada"

SELECT id AS "user number", name 'the name' FROM users

SELECT id, "a ""quoted"" from users" FROM users

SELECT id FROM users WHERE (id, name) IN ((1, 'Ada'), (2, 'Bob'))

SELECT id FROM users WHERE (id, name) = (2, 'Bob')

SELECT id FROM users WHERE id = 0x01 OR id = b'10'

SELECT 5--1 FROM users

SELECT id-1, -id, +id, ~0, id & 1, id | 2, id ^ 3, id << 1, id >> 1 FROM users

SELECT id FROM users WHERE SOUNDEX(name) = SOUNDEX('Ada') OR name SOUNDS LIKE 'Bob'

SELECT SQL_NO_CACHE id FROM users

SELECT HIGH_PRIORITY SQL_SMALL_RESULT SQL_BUFFER_RESULT id FROM users

SELECT id FROM stories WHERE MATCH (title, body) AGAINST ('hill')

SELECT id FROM stories WHERE MATCH (title, body) AGAINST ('+hill -rain' IN BOOLEAN MODE)

SELECT id FROM stories WHERE published_on = DATE '2024-01-10' OR published_on IS NULL

SELECT @n := 1, id FROM users WHERE id = @n OR 1 = 1

SELECT id FROM users WHERE @@sql_mode IS NOT NULL

SELECT 1

SELECT 1 FROM DUAL

SELECT label FROM tags

SELECT id FROM users;

(SELECT id FROM users)

(SELECT id FROM users ORDER BY id LIMIT 2)

SELECT id FROM users WHERE ((((age > 1)))) AND ((((((((id > 1) OR id = 1))))))) 

SELECT total, `key` FROM `order` WHERE `key` = 'a'

SELECT `order`.total FROM `order`

SELECT o.`key` AS `order` FROM `order` o ORDER BY o.`key`

SELECT removed_at FROM reviews

SELECT users.* FROM users

--| only: mysql
SELECT ANY_VALUE(1) FROM users

SELECT STDDEV(age), BIT_AND(id), VARIANCE(age) FROM users

SELECT id FROM users WHERE age IS TRUE AND score IS NOT TRUE

SELECT INTERVAL(age, 20, 30, 40) FROM users

SELECT REPLACE(name, 'A', 'B'), INSERT(name, 1, 1, 'x'), CHAR(65), REPEAT('a', 2), YEAR(created_at), DATE(created_at) FROM users

SELECT id value, name AS status, age AS type FROM users

SELECT id FROM users user

SELECT id FROM users AS data

SELECT `key`.id FROM users AS `key`

SELECT value.id FROM users value

SELECT name.id FROM users AS name WHERE name.id > 1

SELECT type.id FROM users type

SELECT status.id FROM users status

SELECT date.id FROM users date

SELECT end.id FROM users end

SELECT owner.id FROM users owner

SELECT id FROM users final

SELECT sample.id FROM users AS sample WHERE sample.age > 1 OR sample.id = 2

SELECT full.id FROM users full JOIN stories only ON only.created_by = full.id

SELECT id only, age settings, name pivot FROM users output

SELECT id FROM users WHERE (age > 50) IS UNKNOWN OR (age > 50) IS NOT UNKNOWN
