CREATE TABLE customers (
  id             BIGINT AUTO_INCREMENT PRIMARY KEY,
  name           VARCHAR(100) NOT NULL,
  email          VARCHAR(200) NOT NULL,
  recommended_by BIGINT,
  goodbye        INT NOT NULL DEFAULT 0,
  deletion_id    BIGINT,
  deleted_at     DATETIME(6),
  -- 1 while the row is live, null while it is hidden: so a hidden customer does not block her address.
  live           TINYINT GENERATED ALWAYS AS (CASE WHEN deleted_at IS NULL THEN 1 END) VIRTUAL,
  UNIQUE KEY email (email, live),
  KEY deletion (deletion_id DESC),
  FOREIGN KEY (recommended_by) REFERENCES customers (id)
);

CREATE TABLE orders (
  id          BIGINT AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT,
  placed_at   DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  deletion_id BIGINT,
  deleted_at  DATETIME(6),
  KEY deletion (deletion_id DESC),
  FOREIGN KEY (customer_id) REFERENCES customers (id)
);

CREATE TABLE order_lines (
  id          BIGINT AUTO_INCREMENT PRIMARY KEY,
  order_id    BIGINT NOT NULL,
  product     VARCHAR(100) NOT NULL,
  quantity    INT NOT NULL,
  price       DECIMAL(10, 2) NOT NULL,
  deletion_id BIGINT,
  deleted_at  DATETIME(6),
  KEY deletion (deletion_id DESC),
  FOREIGN KEY (order_id) REFERENCES orders (id)
);

INSERT INTO customers (id, name, email, recommended_by) VALUES
  (1, 'Ada', 'ada@example.org', NULL), (2, 'Bob', 'bob@example.org', 1), (3, 'Cem', 'cem@example.org', 2), (4, 'Dee', 'dee@example.org', 1);
INSERT INTO orders (id, customer_id) VALUES (10, 1), (20, 2), (21, 2), (30, 3), (40, NULL);
INSERT INTO order_lines (id, order_id, product, quantity, price) VALUES
  (100, 10, 'tea', 2, 4.50), (101, 10, 'cup', 1, 8.00), (200, 20, 'tea', 10, 4.00), (210, 21, 'pot', 1, 30.00), (300, 30, 'cup', 4, 7.50);
