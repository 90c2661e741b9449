package dev.paranoid.embedded.mariadb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** A JVM that starts a database, says how that went, and lives until it is killed. */
final class AnotherJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private AnotherJvm(Process process) {
        this.process = process;
        this.output = process.inputReader(UTF_8);
    }

    static AnotherJvm startingIn(Path directory) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new AnotherJvm(new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), AnotherJvm.class.getName(), "" + directory)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    String says() throws IOException {
        return String.valueOf(output.readLine());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    public static void main(String[] arguments) throws IOException {
        try {
            EmbeddedMariaDb database = EmbeddedMariaDb.start(Path.of(arguments[0]));
            System.out.println(database.jdbcUrl("test"));
        } catch (EmbeddedMariaDbFailure failure) {
            System.out.println(failure.description());
        }
        System.exit(System.in.read());
    }
}
