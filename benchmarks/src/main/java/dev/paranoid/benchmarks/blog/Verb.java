package dev.paranoid.benchmarks.blog;

import java.util.List;

/** What is asked about a user, in the order in which it is measured. */
public enum Verb {
    GET("get one", "GET", "/api/users/%d"),
    LIST("list 50", "GET", "/api/users?limit=50"),
    SOFT("soft delete", "DELETE", "/api/users/%d"),
    RESTORE("restore", "PUT", "/api/restore/users/%d"),
    HARD("hard delete", "DELETE", "/api/users/%d?force=1");

    public static final List<Verb> CHANGES = List.of(SOFT, RESTORE, HARD);

    private final String text;
    private final String method;
    private final String target;

    Verb(String text, String method, String target) {
        this.text = text;
        this.method = method;
        this.target = target;
    }

    public String method() {
        return method;
    }

    public String target(long user) {
        return target.formatted(user);
    }

    public boolean changes() {
        return CHANGES.contains(this);
    }

    @Override
    public String toString() {
        return text;
    }
}
