package dev.paranoid.web.page;

import dev.paranoid.application.Deletions;
import dev.paranoid.application.Entities;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.web.view.BinKeeping;
import dev.paranoid.web.view.Views;
import dev.paranoid.web.view.Words;
import dev.paranoid.web.view.row.RowViews;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * What all pages ask.
 *
 * @param deletions what can be asked about deletions
 * @param entities what can be asked about rows
 * @param keeping what keeps rows from being removed
 * @param visits who asks
 * @param messages words of every language
 * @param names how types call their columns
 */
public record Bin(
        Deletions deletions,
        Entities entities,
        BinKeeping keeping,
        Visits visits,
        MessageSource messages,
        RowViews.Names names) {

    public Visitor visitor(HttpServletRequest request) {
        Caller caller = visits.caller().apply(request);
        Words words = new Words(messages, RequestContextUtils.getLocale(request));
        RowViews rows = new RowViews(entities, names);
        List<EntityType> types = entities.declared().types().stream()
                .filter(EntityType::identified)
                .filter(type -> caller.may(Verb.READ, type.name()))
                .toList();
        return new Visitor(
                caller,
                visits.operates().test(request),
                words,
                new Views(caller, words, deletions, rows, keeping),
                types);
    }

    /**
     * {@return the deletion of that id}
     *
     * @throws NotThere if there is none that the visitor may read
     */
    public Deletion deletion(Visitor visitor, String id) {
        return id(id).flatMap(known -> deletions.find(visitor.caller(), known)).orElseThrow(NotThere::new);
    }

    public static Optional<DeletionId> id(String text) {
        return number(text).map(DeletionId::new);
    }

    public static Optional<Long> number(String text) {
        return text.matches("[1-9]\\d{0,17}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /** Nothing is at that address, or nothing that the visitor may see. */
    public static final class NotThere extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NotThere() {
            super("not there", null, false, false);
        }
    }
}
