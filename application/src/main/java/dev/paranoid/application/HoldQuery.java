package dev.paranoid.application;

import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.hold.HoldId;
import java.util.Optional;

/**
 * Which holds to list. What is empty does not narrow.
 *
 * @param type name of the type that is held, or whose row is
 * @param id id of the row that is held, or of the root of the deletion that is
 * @param deletion the deletion that is held
 * @param caseId the case
 * @param released whether it has been released
 * @param limit how many at most, from 1 to {@value #MOST}
 * @param after only holds older than this one
 */
public record HoldQuery(
        Optional<String> type,
        Optional<String> id,
        Optional<DeletionId> deletion,
        Optional<String> caseId,
        Optional<Boolean> released,
        int limit,
        Optional<HoldId> after) {

    /** Holds that a page may have. */
    public static final int MOST = 500;

    /**
     * Asks for holds of which all that is given is true.
     *
     * @param type name of the type that is held, or whose row is
     * @param id of the row that is held, or of the root of the deletion that is
     * @param deletion the deletion that is held
     * @param caseId of the case that they belong to
     * @param released whether they were released
     * @param limit how many at most, from 1 to {@value #MOST}
     * @param after only holds older than this one
     * @throws IllegalArgumentException if the limit is out of its bounds
     */
    public HoldQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("A limit is from 1 to " + MOST + ", not " + limit);
        }
    }

    /**
     * {@return all holds, the newest first}
     *
     * @param limit how many at most
     */
    public static HoldQuery newest(int limit) {
        return new HoldQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit,
                Optional.empty());
    }
}
