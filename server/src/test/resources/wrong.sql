CREATE TABLE customers (
  customer_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  deleted_at DATETIME(6) NULL,
  deletion_id BIGINT NULL
) ENGINE = InnoDB;
CREATE TABLE orders (
  order_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id INT NOT NULL,
  deletion_id BIGINT NULL,
  KEY orders_deletion (deletion_id),
  KEY orders_customer (customer_id),
  FOREIGN KEY (customer_id) REFERENCES customers (customer_id)
) ENGINE = InnoDB;
INSERT INTO customers VALUES ();
INSERT INTO orders (customer_id) VALUES (1);
