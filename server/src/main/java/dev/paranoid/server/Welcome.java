package dev.paranoid.server;

import static java.util.stream.Collectors.joining;

import dev.paranoid.security.WayIn;
import dev.paranoid.server.configured.Configured;
import dev.paranoid.server.configured.DataPlace;
import dev.paranoid.server.configured.KafkaPlace;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/** Says once, when all is ready: what is served where, where the data is, and what to try. */
@Component
final class Welcome implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger log = LoggerFactory.getLogger(Welcome.class);
    private static final String LINE = System.lineSeparator();
    private static final String INDENT = "           ";

    private final ServerProperties server;
    private final ObjectProvider<DataPlace> place;
    private final ObjectProvider<KafkaPlace> kafka;
    private final ObjectProvider<WayIn> way;

    Welcome(
            ServerProperties server,
            ObjectProvider<DataPlace> place,
            ObjectProvider<KafkaPlace> kafka,
            ObjectProvider<WayIn> way) {
        this.way = way;
        this.server = server;
        this.place = place;
        this.kafka = kafka;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        ConfigurableEnvironment environment = ready.getApplicationContext().getEnvironment();
        String started = Optional.ofNullable(ready.getTimeTaken())
                .map(time -> " after " + time.toMillis() + " ms")
                .orElse("");
        log.info("Paranoid is ready{}{}", started, lines(environment).collect(joining(LINE, LINE, LINE)));
    }

    private Stream<String> lines(ConfigurableEnvironment environment) {
        String address = address(environment.getRequiredProperty("local.server.port"));
        Stream<String> always = Stream.of(
                "",
                "  Address  " + address,
                "  Data     "
                        + place.getIfAvailable(() -> DataPlace.configuredIn(environment))
                                .description(),
                "  Kafka    "
                        + kafka.getIfAvailable(() -> KafkaPlace.configuredIn(environment))
                                .description(),
                "  Callers  " + way.stream().map(WayIn::description).findFirst().orElse("as your own security says"),
                "  Types    " + String.join(", ", new Configured(environment).entityNames()),
                "  Health   " + address + "/actuator/health");
        String bin = environment.getProperty("paranoid.web.path", "");
        Stream<String> pages = bin.isEmpty() ? Stream.of() : Stream.of("  Bin      " + address + bin);
        String api = address + environment.getProperty("paranoid.rest.base-path", "/api");
        Stream<String> browser = DemoModel.isDeclaredIn(environment) ? browse(address) : Stream.of();
        return Stream.of(always, pages, browser, Stream.of(""), tries(environment, api))
                .flatMap(lines -> lines);
    }

    private static Stream<String> browse(String address) {
        return Stream.of(
                "  Browse   " + address + "/swagger-ui/index.html",
                INDENT + "(user 'token', and the token as password, where a token is asked for)");
    }

    /** Calls that are answered whatever has been deleted before. */
    private Stream<String> tries(ConfigurableEnvironment environment, String api) {
        Optional<WayIn> in = way.stream().findFirst();
        String curl = "curl " + in.map(WayIn::curlOption).orElse("");
        Stream<String> rows = DemoModel.isDeclaredIn(environment)
                ? Stream.of(curl + "'" + api + "/users?limit=3'", curl + "'" + api + "/users?deleted=only'")
                : Stream.of();
        List<String> lines = Stream.of(in.flatMap(WayIn::variable).stream(), rows, Stream.of(curl + api + "/deletions"))
                .flatMap(some -> some)
                .toList();
        return IntStream.range(0, lines.size()).mapToObj(at -> (at == 0 ? "  Try      " : INDENT) + lines.get(at));
    }

    private String address(String port) {
        String scheme = Optional.ofNullable(server.getSsl())
                        .filter(ssl -> ssl.isEnabled())
                        .isPresent()
                ? "https"
                : "http";
        String host = Optional.ofNullable(server.getAddress())
                .filter(address -> !address.isAnyLocalAddress())
                .map(InetAddress::getHostAddress)
                .orElse("localhost");
        String path = Optional.ofNullable(server.getServlet().getContextPath()).orElse("");
        return scheme + "://" + host + ":" + port + path;
    }
}
