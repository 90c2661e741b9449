CREATE TABLE customers (
  customer_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  email VARCHAR(100) NOT NULL,
  deleted_at DATETIME(6) NULL,
  deletion_id BIGINT NULL,
  live TINYINT GENERATED ALWAYS AS (CASE WHEN deleted_at IS NULL THEN 1 END) VIRTUAL,
  UNIQUE KEY customers_email (email, live),
  KEY customers_deletion (deletion_id)
) ENGINE = InnoDB;
CREATE TABLE orders (
  order_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id INT NOT NULL,
  deleted_at DATETIME(6) NULL,
  deletion_id BIGINT NULL,
  KEY orders_customer (customer_id),
  KEY orders_deletion (deletion_id),
  FOREIGN KEY (customer_id) REFERENCES customers (customer_id)
) ENGINE = InnoDB;
CREATE TABLE invoices (
  invoice_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  deleted_at DATETIME(6) NULL,
  deletion_id BIGINT NULL,
  KEY invoices_deletion (deletion_id)
) ENGINE = InnoDB;
CREATE TABLE colors (color_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY) ENGINE = InnoDB;
INSERT INTO customers (email) VALUES ('ann@example.org'), ('bob@example.org'), ('carl@example.org');
INSERT INTO orders (customer_id) VALUES (1), (1);
INSERT INTO invoices VALUES ();
INSERT INTO colors VALUES ();
