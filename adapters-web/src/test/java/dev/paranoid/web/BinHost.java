package dev.paranoid.web;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Entities.Visibility;
import dev.paranoid.application.background.Background;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.testkit.memory.InMemoryEngine;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An application with the recycle bin, that runs. */
final class BinHost implements AutoCloseable {

    static final Caller SOMEBODY = Caller.anonymous("test");

    private final ConfigurableApplicationContext context;

    /** Where what touches more rows than that goes on in the background, whenever {@link #work} is called. */
    BinHost(long above) {
        this(BinApplication.ABOVE + "=" + above);
    }

    /** With these settings as well. */
    BinHost(String... settings) {
        context = new SpringApplicationBuilder(BinApplication.class)
                .properties(
                        "server.port=0",
                        "spring.main.banner-mode=off",
                        "paranoid.web.path=/admin/bin",
                        "paranoid.entities.users.label=name",
                        "paranoid.entities.stories.label=title",
                        "paranoid.entities.invoices.label=note")
                .properties(settings)
                .run();
    }

    BinApplication application() {
        return context.getBean(BinApplication.class);
    }

    InMemoryEngine engine() {
        return application().engine();
    }

    /** Carries on what goes on in the background to its end. */
    void work() {
        Background background = engine().paranoid().background().orElseThrow();
        for (List<JobId> open = engine().jobs(); !open.isEmpty(); open = engine().jobs()) {
            for (JobId job : open) {
                long claim = background.claim(job);
                boolean more = true;
                while (more) {
                    more = background.chunk(job, claim, 10, () -> true).isPresent();
                }
            }
        }
    }

    PlainBrowser browser(String... headers) {
        return new PlainBrowser(
                URI.create("http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port")),
                headers);
    }

    String delete(String type, String id, String reason) {
        return engine().deletions()
                .delete(
                        SOMEBODY,
                        DeletionMode.SOFT,
                        List.of(new DeleteRequest(new EntityRef(type, id), Optional.of(reason))))
                .get(0)
                .orThrow()
                .deletion()
                .id()
                .toString();
    }

    boolean live(String type, String id) {
        return engine().entities().find(SOMEBODY, new EntityRef(type, id), Visibility.LIVE)
                instanceof Answer.Granted<?>;
    }

    @Override
    public void close() {
        context.close();
    }
}
