package dev.paranoid.application.call;

import dev.paranoid.application.port.DatabaseRefused;
import dev.paranoid.application.port.TooLarge;
import dev.paranoid.application.port.Transactions;
import dev.paranoid.application.port.row.ValueTaken;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds the item of a batch that the database refuses: the database does not say which row it means. The batch is halved, and
 * each half tried and rolled back, until one item is left that is refused even alone.
 */
final class RefusedItemSearch {

    private final Transactions transactions;
    private final Consumer<List<EntityRef>> attempt;

    RefusedItemSearch(Transactions transactions, Consumer<List<EntityRef>> attempt) {
        this.transactions = transactions;
        this.attempt = attempt;
    }

    /** {@return one item with its refusal, or empty where the database refuses only several of them together} */
    Optional<Map<EntityRef, Refusal>> in(List<EntityRef> batch, DatabaseRefused refused) {
        List<EntityRef> rows = batch;
        DatabaseRefused last = refused;
        while (rows.size() > 1) {
            int half = rows.size() / 2;
            List<EntityRef> first = rows.subList(0, half);
            List<EntityRef> second = rows.subList(half, rows.size());
            Optional<DatabaseRefused> ofFirst = refusal(first);
            Optional<DatabaseRefused> found = ofFirst.isPresent() ? ofFirst : refusal(second);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            last = found.get();
            rows = ofFirst.isPresent() ? first : second;
        }
        return Optional.of(Map.of(rows.get(0), last.refusal()));
    }

    /** Whatever else is in the way of a half is left to the whole. */
    private Optional<DatabaseRefused> refusal(List<EntityRef> rows) {
        try {
            return transactions.undone(() -> {
                attempt.accept(rows);
                return Optional.empty();
            });
        } catch (DatabaseRefused refused) {
            return Optional.of(refused);
        } catch (ItemsRefused | ConcurrentChange | TooLarge | ValueTaken other) {
            return Optional.empty();
        }
    }
}
