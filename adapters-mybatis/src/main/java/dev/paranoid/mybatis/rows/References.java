package dev.paranoid.mybatis.rows;

import dev.paranoid.application.port.row.StillReferenced;
import java.sql.SQLException;
import java.util.function.IntSupplier;
import org.springframework.dao.DataIntegrityViolationException;

/** Tells a foreign key that forbids to remove a row from other faults. */
final class References {

    /** MySQL's and MariaDB's "a foreign key constraint fails" for a parent row, with and without its name. */
    private static final int NAMED = 1451;

    private static final int UNNAMED = 1217;

    private References() {}

    static int guard(IntSupplier removal) {
        try {
            return removal.getAsInt();
        } catch (DataIntegrityViolationException failed) {
            if (failed.getMostSpecificCause() instanceof SQLException cause
                    && (cause.getErrorCode() == NAMED || cause.getErrorCode() == UNNAMED)) {
                throw new StillReferenced(failed);
            }
            throw failed;
        }
    }
}
