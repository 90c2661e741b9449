package dev.paranoid.web;

import dev.paranoid.application.Caller;
import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Entities.Visibility;
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

    private final ConfigurableApplicationContext application = new SpringApplicationBuilder(BinApplication.class)
            .properties(
                    "server.port=0",
                    "spring.main.banner-mode=off",
                    "paranoid.web.path=/admin/bin",
                    "paranoid.entities.users.label=name",
                    "paranoid.entities.stories.label=title")
            .run();

    InMemoryEngine engine() {
        return application.getBean(BinApplication.class).engine();
    }

    PlainBrowser browser(String... headers) {
        return new PlainBrowser(
                URI.create("http://localhost:" + application.getEnvironment().getRequiredProperty("local.server.port")),
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
        application.close();
    }
}
