package dev.paranoid.mybatis.statement;

import dev.paranoid.application.port.row.Lock;

/** How a SELECT locks what it reads. */
public final class LockClause {

    private LockClause() {}

    /** {@return what the statement ends with; the form that MySQL and MariaDB share} */
    public static String of(Lock lock) {
        return switch (lock) {
            case NONE -> "";
            case SHARE -> " LOCK IN SHARE MODE";
            case EXCLUSIVE -> " FOR UPDATE";
            case EXCLUSIVE_SKIP_LOCKED -> " FOR UPDATE SKIP LOCKED";
        };
    }
}
