package dev.paranoid.testkit;

import dev.paranoid.application.Deletions;
import dev.paranoid.application.Entities;
import dev.paranoid.application.Holds;
import dev.paranoid.application.assembly.ParanoidEngine;
import dev.paranoid.application.purge.PurgeJob;
import dev.paranoid.application.request.IdempotentCalls;
import dev.paranoid.application.request.Requests;
import dev.paranoid.application.retention.Purges;
import dev.paranoid.application.retention.Retention;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paranoid over some implementation of its ports, with all that a test needs to put in and to look at. */
public interface Engine {

    /** {@return what can be asked} */
    Deletions deletions();

    /** {@return what can be asked once} */
    Requests requests();

    /** {@return calls that can be made once} */
    IdempotentCalls calls();

    /** {@return rows to read} */
    Entities entities();

    /** {@return what keeps rows} */
    Holds holds();

    /** {@return how long what was deleted is kept} */
    default Retention retention() {
        return paranoid().retention();
    }

    /** {@return what removes what many deletions hide, by hand} */
    default Purges purges() {
        return paranoid().purges();
    }

    /** {@return all of it} */
    ParanoidEngine paranoid();

    /** {@return what removes what has expired} */
    PurgeJob purge();

    /** {@return what belongs to what, and how it is stored} */
    TestSchema schema();

    /**
     * Inserts rows from outside, as an application does that knows nothing of Paranoid. They may refer to each other in any
     * order, also in circles.
     *
     * @param rows with what they refer to among them or there already
     */
    void insert(List<NewRow> rows);

    /**
     * Changes one column of one row from outside, and no other: {@code updated_at} stays as well.
     *
     * @param row a row that exists
     * @param column name of the column
     * @param value in the form that {@link NewRow} says
     */
    void updateColumn(EntityRef row, String column, @Nullable Object value);

    /**
     * Removes a row from outside.
     *
     * @param row a row that exists, to which no other refers
     */
    void removeRow(EntityRef row);

    /** {@return all that was told to those who follow, in its order} */
    List<Heard> heard();

    /** {@return every column of every row as it is committed now, and every deletion} */
    Snapshot snapshot();
}
