-- Run only where none of these tables exist, or where they were left unfinished.
DROP TABLE IF EXISTS story_tags, reviews, stories, tags, users;

CREATE TABLE users (
  user_id     BIGINT       NOT NULL AUTO_INCREMENT,
  username    VARCHAR(50)  NOT NULL,
  full_name   VARCHAR(100) NOT NULL,
  email       VARCHAR(200) NULL,
  created_at  DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  updated_at  DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  deleted_at  DATETIME(6)  NULL,
  deletion_id BIGINT       NULL,
  -- A hidden user does not block its name: 1 while live, null while hidden, and nulls are never equal.
  live        TINYINT GENERATED ALWAYS AS (CASE WHEN deleted_at IS NULL THEN 1 END) VIRTUAL,
  PRIMARY KEY (user_id),
  UNIQUE KEY users_username (username, live),
  KEY users_deletion (deletion_id DESC)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci COMMENT = 'unfinished demo of Paranoid';

CREATE TABLE stories (
  story_id    BIGINT       NOT NULL AUTO_INCREMENT,
  created_by  BIGINT       NOT NULL,
  title       VARCHAR(200) NOT NULL,
  body        TEXT         NOT NULL,
  created_at  DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  updated_at  DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  deleted_at  DATETIME(6)  NULL,
  deletion_id BIGINT       NULL,
  PRIMARY KEY (story_id),
  KEY stories_created_by (created_by),
  KEY stories_deletion (deletion_id DESC),
  CONSTRAINT stories_of_user FOREIGN KEY (created_by) REFERENCES users (user_id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

CREATE TABLE reviews (
  review_id   BIGINT       NOT NULL AUTO_INCREMENT,
  created_by  BIGINT       NOT NULL,
  story_id    BIGINT       NOT NULL,
  stars       TINYINT      NOT NULL,
  text        VARCHAR(500) NOT NULL,
  created_at  DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  updated_at  DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  deleted_at  DATETIME(6)  NULL,
  deletion_id BIGINT       NULL,
  PRIMARY KEY (review_id),
  KEY reviews_created_by (created_by),
  KEY reviews_story (story_id),
  KEY reviews_deletion (deletion_id DESC),
  CONSTRAINT reviews_of_user FOREIGN KEY (created_by) REFERENCES users (user_id) ON DELETE RESTRICT,
  CONSTRAINT reviews_of_story FOREIGN KEY (story_id) REFERENCES stories (story_id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

CREATE TABLE tags (
  tag_id      BIGINT       NOT NULL AUTO_INCREMENT,
  name        VARCHAR(50)  NOT NULL,
  created_at  DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  updated_at  DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  deleted_at  DATETIME(6)  NULL,
  deletion_id BIGINT       NULL,
  live        TINYINT GENERATED ALWAYS AS (CASE WHEN deleted_at IS NULL THEN 1 END) VIRTUAL,
  PRIMARY KEY (tag_id),
  UNIQUE KEY tags_name (name, live),
  KEY tags_deletion (deletion_id DESC)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

CREATE TABLE story_tags (
  story_id BIGINT NOT NULL,
  tag_id   BIGINT NOT NULL,
  PRIMARY KEY (story_id, tag_id),
  KEY story_tags_tag (tag_id),
  CONSTRAINT story_tags_of_story FOREIGN KEY (story_id) REFERENCES stories (story_id) ON DELETE RESTRICT,
  CONSTRAINT story_tags_of_tag FOREIGN KEY (tag_id) REFERENCES tags (tag_id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
