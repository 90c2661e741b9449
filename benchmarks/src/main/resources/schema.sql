CREATE TABLE users (
  user_id     BIGINT      NOT NULL AUTO_INCREMENT,
  username    VARCHAR(50) NOT NULL,
  created_at  DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  updated_at  DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  deleted_at  DATETIME(6) NULL,
  deletion_id BIGINT      NULL,
  PRIMARY KEY (user_id),
  KEY users_deletion (deletion_id DESC)
) ENGINE = InnoDB;
CREATE TABLE stories (
  story_id    BIGINT       NOT NULL AUTO_INCREMENT,
  created_by  BIGINT       NOT NULL,
  title       VARCHAR(200) NOT NULL,
  body        VARCHAR(500) NOT NULL,
  created_at  DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  updated_at  DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  deleted_at  DATETIME(6)  NULL,
  deletion_id BIGINT       NULL,
  PRIMARY KEY (story_id),
  KEY stories_created_by (created_by),
  KEY stories_deletion (deletion_id DESC),
  CONSTRAINT stories_of_user FOREIGN KEY (created_by) REFERENCES users (user_id)
) ENGINE = InnoDB;
CREATE TABLE reviews (
  review_id   BIGINT       NOT NULL AUTO_INCREMENT,
  created_by  BIGINT       NOT NULL,
  story_id    BIGINT       NOT NULL,
  text        VARCHAR(500) NOT NULL,
  created_at  DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  updated_at  DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  deleted_at  DATETIME(6)  NULL,
  deletion_id BIGINT       NULL,
  PRIMARY KEY (review_id),
  KEY reviews_created_by (created_by),
  KEY reviews_story (story_id),
  KEY reviews_deletion (deletion_id DESC),
  CONSTRAINT reviews_of_user FOREIGN KEY (created_by) REFERENCES users (user_id),
  CONSTRAINT reviews_of_story FOREIGN KEY (story_id) REFERENCES stories (story_id)
) ENGINE = InnoDB
