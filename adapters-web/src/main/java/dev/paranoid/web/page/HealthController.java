package dev.paranoid.web.page;

import dev.paranoid.application.DeletionQuery;
import dev.paranoid.domain.deletion.DeletionState;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** How the service fares, for those with the right. */
@BinPage
final class HealthController {

    private static final int WORK = 50;

    private final Bin bin;
    private final BinPages pages;
    private final Optional<Source> source;

    HealthController(Bin bin, BinPages pages, Optional<Source> source) {
        this.bin = bin;
        this.pages = pages;
        this.source = source;
    }

    /** Says how the parts of an application are. */
    @FunctionalInterface
    public interface Source {

        /** {@return them} */
        List<Part> parts();
    }

    /**
     * A part of the application.
     *
     * @param name of the part
     * @param status in a word: {@code UP}, or not
     * @param details what it says besides
     */
    public record Part(String name, String status, String details) {

        /** {@return whether all is well with it} */
        public boolean up() {
            return status.equals("UP");
        }
    }

    @GetMapping("/health")
    ModelAndView health(HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        if (!visitor.operates()) {
            throw new Bin.NotThere();
        }
        DeletionQuery work = new DeletionQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.of(DeletionState.IN_PROGRESS),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                WORK,
                Optional.empty());
        Map<String, Long> orphaned = bin.deletions().orphaned(visitor.caller());
        return pages.page(
                request,
                visitor,
                "health",
                Map.of(
                        "parts", source.map(Source::parts).orElse(List.of()),
                        "work",
                                visitor.views()
                                        .of(bin.deletions()
                                                .list(visitor.caller(), work)
                                                .items()),
                        "orphaned", orphaned.isEmpty() ? "" : visitor.words().counts(orphaned)));
    }
}
