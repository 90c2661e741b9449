package dev.paranoid.embedding.declared.rules;

import static dev.paranoid.domain.relation.OnDelete.CASCADE;
import static dev.paranoid.domain.relation.OnDelete.KEEP;
import static dev.paranoid.domain.relation.OnDelete.RESTRICT;
import static dev.paranoid.domain.relation.OnDelete.SET_NULL;
import static dev.paranoid.domain.retention.RetentionMode.GOVERNANCE;

import dev.paranoid.domain.Paranoid;
import dev.paranoid.domain.ParanoidId;
import dev.paranoid.domain.declared.BelongsTo;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One of every kind of rule: records, a class with getters, one without anything but annotations. */
public final class Rules {

    private Rules() {}

    @Paranoid(
            value = "customers",
            table = "people",
            retention = "30d",
            retentionMode = GOVERNANCE,
            tenant = "branch",
            label = "full_name",
            hardDelete = "after PT15M",
            hiddenColumns = "birthday")
    public record Person(
            @ParanoidId long personId,
            String fullName,
            LocalDate birthday,

            @BelongsTo(value = "customers", onSoftDelete = KEEP, onHardDelete = SET_NULL) @Nullable
            Long recommendedBy) {}

    @Paranoid(
            value = "orders",
            deletedAt = "gone_at",
            deletionId = "gone_with",
            policy = "soft-only",
            hardAfter = "90d")
    public record Order(
            @ParanoidId("id") long number,

            @BelongsTo(value = "customers", column = "customer_id", onSoftDelete = RESTRICT)
            long buyer) {}

    /** What several classes have. */
    public abstract static class Row {

        @ParanoidId
        private long id;

        public long id() {
            return id;
        }
    }

    @Paranoid(
            value = "notes",
            columns = {"id", "order_id"})
    public static class Note extends Row {

        @BelongsTo(value = "orders", onSoftDelete = SET_NULL, onHardDelete = CASCADE)
        private @Nullable Long orderId;

        public @Nullable Long orderId() {
            return orderId;
        }

        @BelongsTo(value = "customers", onSoftDelete = SET_NULL)
        public @Nullable Long getAuthor() {
            return null;
        }
    }

    @Paranoid("visits")
    @BelongsTo(value = "customers", column = "customer_id", onSoftDelete = KEEP, onHardDelete = RESTRICT)
    @BelongsTo(value = "orders", column = "order_id")
    public static class Visit extends Row {}

    @Paranoid(value = "receipts", paranoid = false)
    public record Receipt(
            @ParanoidId long id,

            @BelongsTo(value = "orders", onSoftDelete = RESTRICT, onHardDelete = CASCADE)
            long orderId) {}

    @Paranoid(value = "order_tags", paranoid = false)
    public record OrderTag(
            @BelongsTo(value = "orders", onSoftDelete = KEEP)
            long orderId,

            String tag) {}
}
