package dev.paranoid.benchmarks.small;

import dev.paranoid.benchmarks.blog.Blog;
import dev.paranoid.benchmarks.blog.Users;
import dev.paranoid.benchmarks.database.Mysql;
import java.sql.SQLException;

/** Makes users whom nobody has deleted yet. */
final class FreshUsers {

    private static final int REVIEWS_OF_EACH = 3;

    private final Mysql mysql;
    private long next;

    FreshUsers(Mysql mysql, long next) {
        this.mysql = mysql;
        this.next = next;
    }

    /** {@return so many, each with so many stories and three reviews of each} */
    Users add(int count, int stories) throws SQLException {
        Users users = new Users(next, count);
        Blog.add(mysql, users, stories, REVIEWS_OF_EACH);
        next = users.end();
        return users;
    }

    /** {@return how many rows a user with so many stories is, with herself} */
    static int rows(int stories) {
        return 1 + stories * (1 + REVIEWS_OF_EACH);
    }
}
