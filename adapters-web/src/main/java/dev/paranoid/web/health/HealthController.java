package dev.paranoid.web.health;

import dev.paranoid.application.DeletionQuery;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.web.page.Bin;
import dev.paranoid.web.page.BinPage;
import dev.paranoid.web.page.BinPages;
import dev.paranoid.web.page.Visitor;
import dev.paranoid.web.view.DeletionView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** How the service fares, for those with the right. */
@BinPage
final class HealthController {

    private static final int WORK = 50;

    private final Bin bin;
    private final BinPages pages;
    private final Doctor doctor;
    private final Optional<Source> source;
    private final Optional<Measures> measures;

    HealthController(Bin bin, BinPages pages, Doctor doctor, Optional<Source> source, Optional<Measures> measures) {
        this.bin = bin;
        this.pages = pages;
        this.doctor = doctor;
        this.source = source;
        this.measures = measures;
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
        Visitor visitor = operator(request);
        if (doctor.last().isEmpty()) {
            doctor.look();
        }
        HealthPage page = new HealthPage(visitor);
        return pages.page(
                request,
                visitor,
                "health",
                Map.of(
                        "parts", source.map(Source::parts).orElse(List.of()),
                        "numbers", measures.map(page::numbers).orElse(Map.of()),
                        "report", page.report(doctor.last()),
                        "looking", doctor.looking(),
                        "work", work(visitor)));
    }

    private List<DeletionView> work(Visitor visitor) {
        DeletionQuery underWay = new DeletionQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.of(DeletionState.IN_PROGRESS),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                WORK,
                Optional.empty());
        return visitor.views()
                .of(bin.deletions().list(visitor.caller(), underWay).items());
    }

    /** Sends the doctor round once more. */
    @PostMapping("/health/look")
    ModelAndView look(HttpServletRequest request) {
        operator(request);
        doctor.look();
        return pages.goTo(request, "/health");
    }

    private Visitor operator(HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        if (!visitor.operates()) {
            throw new Bin.NotThere();
        }
        return visitor;
    }
}
