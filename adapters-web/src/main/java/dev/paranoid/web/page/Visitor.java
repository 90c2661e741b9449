package dev.paranoid.web.page;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.domain.EntityType;
import dev.paranoid.web.view.RefusalViews;
import dev.paranoid.web.view.Views;
import dev.paranoid.web.view.Words;
import java.util.List;

/**
 * Who looks at a page, in his language and with his rights.
 *
 * @param caller his name and rights
 * @param operates whether he may see how the service fares
 * @param words his language
 * @param views deletions and rows as he sees them
 * @param types those whose rows he may read, parents before children
 */
public record Visitor(Caller caller, boolean operates, Words words, Views views, List<EntityType> types) {

    /** {@return refusals of one page} */
    public RefusalViews refusals() {
        return new RefusalViews(views);
    }

    public boolean may(Verb verb, String type) {
        return caller.may(verb, type);
    }
}
