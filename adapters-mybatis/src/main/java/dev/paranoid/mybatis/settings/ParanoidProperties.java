package dev.paranoid.mybatis.settings;

import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.retention.RetentionMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The declaration.
 *
 * @param entities the types under Paranoid's care, by name
 * @param inbox requests that were carried out
 * @param background what goes on in the background
 * @param batching calls that share transactions
 * @param ledger what is kept of deletions that have ended
 * @param patience How long a call may take, waiting for others and retries included; then it is answered as busy.
 */
@ConfigurationProperties("paranoid")
public record ParanoidProperties(
        @DefaultValue Map<String, Entity> entities,
        @DefaultValue Inbox inbox,
        @DefaultValue Background background,
        @DefaultValue Batching batching,
        @DefaultValue Ledger ledger,
        @DefaultValue("8s") Duration patience) {

    /**
     * Calls that share transactions: those that come while one of their kind runs are the next one together.
     *
     * @param max How many rows such a transaction is asked for at most; 1 where each call has a transaction of its own.
     * @param atOnce How many of them of one kind run at once.
     */
    public record Batching(
            @DefaultValue("1") int max, @DefaultValue("2") int atOnce) {

        public Batching {
            if (max < 1 || atOnce < 1) {
                throw new IllegalArgumentException(
                        "paranoid.batching.max and at-once must be 1 or more, and are " + max + " and " + atOnce);
            }
        }
    }

    /**
     * Requests that were carried out.
     *
     * @param keep For how long an answer is kept; a request that comes again later is carried out again. 0 for ever.
     */
    public record Inbox(@DefaultValue("30d") Duration keep) {}

    /**
     * What is kept of deletions that have ended.
     *
     * @param keep For how long a deletion is kept after it has ended, with its history; 0 for ever.
     */
    public record Ledger(@DefaultValue("0s") Duration keep) {

        public Ledger {
            if (keep.isNegative()) {
                throw new IllegalArgumentException("paranoid.ledger.keep must be 0 or more, and is " + keep);
            }
        }
    }

    /**
     * What goes on in the background.
     *
     * @param above A deletion that would touch more rows than these goes on in the background; 0 for never.
     * @param threads How many of them this node works on at once; 0 leaves them to other nodes.
     * @param chunk How long one transaction of theirs should take; it has more or fewer rows to that end.
     * @param pause For how long to leave the database alone after each.
     * @param maxReplicaLag How far replicas may be behind before they wait; 0 for any distance.
     * @param replicas The replicas, as host:port; those that the server knows of if not said.
     */
    public record Background(
            @DefaultValue("10000") long above,
            @DefaultValue("2") int threads,
            @DefaultValue("50ms") Duration chunk,
            @DefaultValue("0ms") Duration pause,
            @DefaultValue("0s") Duration maxReplicaLag,
            @DefaultValue List<String> replicas) {

        public Background {
            if (above < 0 || threads < 0 || chunk.isNegative() || chunk.isZero() || pause.isNegative()) {
                throw new IllegalArgumentException(
                        "paranoid.background.above, threads and pause must be 0 or more, and chunk more"
                                + " than 0; they are " + above + ", " + threads + ", " + pause + " and " + chunk);
            }
            replicas = List.copyOf(replicas);
        }
    }

    /**
     * One entity type.
     *
     * @param table its table; the type's name if not said
     * @param id its id column: an integer, text of at most 255 characters, or BINARY(16) for a UUID; none for a join table
     * @param paranoid whether its rows can be hidden
     * @param deletedAt the column that says since when a row is hidden
     * @param deletionId the column that says which deletion holds a row
     * @param retention how long a hidden row is kept before it may be purged
     * @param policy what may be deleted: never, soft-only, or the name of a bean of type DeletionPolicy
     * @param hardAfter for how long a row must have been hidden before it may be removed for good
     * @param columns the only columns that answers show and that {@code where} takes; if not said, all but the hidden ones
     * @param hiddenColumns columns that answers do not show, besides those that look like secrets
     * @param belongsTo its parents
     * @param tenant the column that says whose a row is: callers see and touch rows of their own tenants alone
     * @param label the column by which pages for people call a row, such as its name; its id if not said, or not shown
     * @param hardDelete how a hard delete is carried out: at once if not said, or "after 15m", until when a restore undoes it
     * @param retentionMode how strictly its retention binds who removes by hand: governance or compliance; not at all if not said
     */
    public record Entity(
            @Nullable String table,
            @Nullable String id,
            @DefaultValue("true") boolean paranoid,
            @DefaultValue("deleted_at") String deletedAt,
            @DefaultValue("deletion_id") String deletionId,
            @Nullable Duration retention,
            @Nullable String policy,
            @Nullable Duration hardAfter,
            @DefaultValue List<String> columns,
            @DefaultValue List<String> hiddenColumns,
            @DefaultValue List<Parent> belongsTo,
            @Nullable String label,
            @Nullable String tenant,
            @Nullable RetentionMode retentionMode,
            @Nullable String hardDelete) {

        public Entity {
            columns = List.copyOf(columns);
            hiddenColumns = List.copyOf(hiddenColumns);
            belongsTo = List.copyOf(belongsTo);
        }
    }

    /**
     * One relation.
     *
     * @param parent the parent's type
     * @param column the foreign key column
     * @param onSoftDelete what a soft delete of the parent does; cascade if not said
     * @param onHardDelete what a hard delete of the parent does; the same as the soft delete if not said
     */
    public record Parent(
            String parent,
            String column,
            @Nullable OnDelete onSoftDelete,
            @Nullable OnDelete onHardDelete) {}
}
