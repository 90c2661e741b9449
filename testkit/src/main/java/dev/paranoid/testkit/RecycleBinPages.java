package dev.paranoid.testkit;

import dev.paranoid.application.DeletionQuery;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Page;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The whole list of deletions, page by page. */
public final class RecycleBinPages {

    private RecycleBinPages() {}

    /**
     * {@return all deletions that this caller may read, the newest first}
     *
     * @param deletions are asked for one page after another
     * @param caller who asks
     */
    public static List<Deletion> all(Deletions deletions, Caller caller) {
        List<Deletion> all = new ArrayList<>();
        Optional<DeletionId> after = Optional.empty();
        do {
            Page<Deletion> page = deletions.list(caller, query(after));
            all.addAll(page.items());
            after = page.next().map(id -> new DeletionId(Long.parseLong(id)));
        } while (after.isPresent());
        return all;
    }

    private static DeletionQuery query(Optional<DeletionId> after) {
        return new DeletionQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DeletionQuery.MOST,
                after);
    }
}
