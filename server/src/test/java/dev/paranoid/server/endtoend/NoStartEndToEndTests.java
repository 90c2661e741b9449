package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever of configuration and environment keeps it from starting is told in words, with what to do, and without a stack trace. */
@Tag("long")
class NoStartEndToEndTests {

    private static final String PLACE = "no-start";
    private static final String AT_ONCE = "--paranoid.database.wait-at-start=0s";
    private static final TestDatabase SERVER = TestDatabase.all().findFirst().orElseThrow();

    private static TestDatabase.Schema shop;

    @BeforeAll
    static void create() {
        shop = SERVER.create("paranoid_no_start").with("shop.sql");
    }

    @AfterAll
    static void drop() {
        shop.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mysql://127.0.0.1/shop | mysql://127.0.0.1/shop, which is no URL of a MySQL or MariaDB",
                "jdbc:mysq://127.0.0.1/shop | which is no URL of a MySQL or MariaDB",
                "jdbc:postgresql://db/shop | which is no URL of a MySQL or MariaDB",
                "jdbc:mariadb://ann:secret@db/shop | jdbc:mariadb://db/shop, which is no URL",
                "jdbc:mysql://127.0.0.1:x/shop | spring.datasource.url",
                "jdbc:mysql://nosuch.invalid/shop | does not answer: there is no host nosuch.invalid",
                "jdbc:mysql://127.0.0.1:1/shop | does not answer: Connection refused"
            })
    void aUrlThatLeadsNowhere(String url, String says) {
        assertThat(refusal(AT_ONCE, Service.types("shop.yml"), "--spring.datasource.url=" + url))
                .contains(says, "jdbc:mysql:")
                .doesNotContain("secret");
    }

    @Test
    void aServerThatSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThat(refusal(
                            "--paranoid.database.wait-at-start=6s",
                            Service.types("shop.yml"),
                            "--spring.datasource.url=jdbc:mysql://127.0.0.1:" + silent.getLocalPort() + "/shop"))
                    .contains("does not answer", "Waiting for it, for at most 6 s");
        }
    }

    @Test
    void aServerThatIsNoDatabase() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread greeting = new Thread(() -> greet(other), "no database");
            greeting.setDaemon(true);
            greeting.start();
            assertThat(refusal(
                            AT_ONCE,
                            Service.types("shop.yml"),
                            "--spring.datasource.url=jdbc:mysql://127.0.0.1:" + other.getLocalPort() + "/shop"))
                    .contains("is no MySQL or MariaDB");
        }
    }

    private static void greet(ServerSocket door) {
        try {
            while (!door.isClosed()) {
                Socket guest = door.accept();
                guest.getOutputStream().write("SSH-2.0-OpenSSH_9.2\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException closed) {
            assertThat(door.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--spring.datasource.driver-class-name=com.example.Driver | there is no such class",
                "--spring.datasource.jndi-name=java:shop | There is no data source of that name",
                "--spring.datasource.hikari.connection-init-sql=NONSENSE | NONSENSE",
                "--server.ssl.key-store=/nowhere.p12 | /nowhere.p12",
                "--server.address=192.0.2.1 | would listen on 192.0.2.1 (server.address), without authentication",
                "--server.address=0.0.0.0 | everybody who reaches that address could read and remove rows",
                "--server.address= | would listen on all addresses of this machine",
                "--management.server.port=0 | (management.server.address)",
                "--paranoid.entities.orders.hidden-columns=nothing | names nothing, which is no column of orders",
                "--spring.config.additional-location=file:nowhere.yml | nowhere.yml",
                "--spring.kafka.bootstrap-servers=nosuch.invalid:9092 | bootstrap",
                "--paranoid.background.chunk=0 | paranoid.background",
                "--paranoid.background.above=many | paranoid.background.above",
                "--paranoid.background.abve=5 | Instead of paranoid.background.abve perhaps paranoid.background.above",
                "--paranoid.entities.orders.retenton=5d | perhaps paranoid.entities.orders.retention",
                "--paranoid.entities.orders.policy=auditor | paranoid.entities.orders.policy is 'auditor'"
            })
    void aSettingThatIsWrong(String setting, String says) {
        assertThat(refusal(shop.settings(AT_ONCE, Service.types("shop.yml"), setting)))
                .contains(says);
    }

    @Test
    void aFileThatIsNoYaml() throws IOException {
        Path file = Files.writeString(Service.directory(PLACE).resolve("broken.yml"), "paranoid:\n entities: {a: [\n");
        assertThat(refusal(shop.settings(AT_ONCE, "--spring.config.additional-location=" + file.toUri())))
                .contains("is no YAML");
    }

    @Test
    void aPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(refusal(
                            shop.settings(AT_ONCE, Service.types("shop.yml"), "--server.port=" + taken.getLocalPort())))
                    .contains(
                            "cannot listen at 127.0.0.1:" + taken.getLocalPort() + ": the port is already in use",
                            "--server.port=");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT | may not update table",
                "SELECT, UPDATE | does not let the user do what Paranoid must: (INSERT, )?CREATE command denied"
            })
    void aUserWithTooFewRights(String rights, String says) {
        try (TestDatabase.Schema fresh = SERVER.create("paranoid_few_rights").with("shop.sql")) {
            fresh.sql().sql("DROP USER IF EXISTS paranoid_few@'%'").update();
            fresh.sql().sql("CREATE USER paranoid_few@'%' IDENTIFIED BY 'few'").update();
            fresh.sql()
                    .sql("GRANT " + rights + " ON " + fresh.name() + ".* TO paranoid_few@'%'")
                    .update();
            TestDatabase few = new TestDatabase("few", SERVER.host(), SERVER.port(), "paranoid_few", "few");
            assertThat(refusal(few.named(fresh.name()).settings(AT_ONCE, Service.types("shop.yml"))))
                    .containsPattern(says)
                    .containsIgnoringCase("grant ")
                    .doesNotContain("CREATE TABLE `");
            fresh.sql().sql("DROP USER paranoid_few@'%'").update();
        }
    }

    @Test
    void aServerThatTakesNoWrites() {
        String[] settings = Stream.of(shop.settings(AT_ONCE, Service.types("shop.yml")))
                .map(setting -> setting.startsWith("--spring.datasource.url=")
                        ? setting + "&sessionVariables=transaction_read_only=1"
                        : setting)
                .toArray(String[]::new);
        assertThat(refusal(settings)).contains("cannot be written");
    }

    @Test
    void aUrlWithoutADatabase() {
        assertThat(refusal(SERVER.named("").settings(AT_ONCE, Service.types("shop.yml"))))
                .contains("names no database");
    }

    @Test
    void aDatabaseThatComesLater() {
        Gate gate = new Gate(SERVER.host(), SERVER.port());
        gate.shut();
        try (Service service =
                Service.begin(PLACE, Jar.THIN, shop.settingsVia(gate.port(), Service.types("shop.yml")))) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> service.output().contains("The database does not answer yet"));
            gate.open();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> service.output().contains("Paranoid is ready"));
        } finally {
            gate.close();
        }
    }

    /** {@return what it said as it refused to start} */
    private static String refusal(String... arguments) {
        try (Service service = Service.begin(PLACE, Jar.THIN, arguments)) {
            assertThat(service.exitValue()).isNotZero();
            assertThat(service.output())
                    .contains("APPLICATION FAILED TO START", "Description:", "Action:")
                    .doesNotContain("\tat ");
            return service.output();
        }
    }
}
