-- Tables that the pages speak of.
CREATE TABLE users (user_id BIGINT PRIMARY KEY, username VARCHAR(100), deletion_id BIGINT, deleted_at DATETIME(6));
CREATE TABLE stories (story_id BIGINT PRIMARY KEY, created_by BIGINT, deletion_id BIGINT, deleted_at DATETIME(6));
CREATE TABLE reviews (review_id BIGINT PRIMARY KEY, story_id BIGINT, deletion_id BIGINT, deleted_at DATETIME(6));
CREATE TABLE customers (id BIGINT PRIMARY KEY, deleted TINYINT, deletion_id BIGINT, deleted_at DATETIME(6));
CREATE TABLE orders (id BIGINT PRIMARY KEY, customer_id BIGINT, deletion_id BIGINT, deleted_at DATETIME(6));
CREATE TABLE paranoid_deletion (id BIGINT PRIMARY KEY, active TINYINT);
