package dev.paranoid.server.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** A packaged jar, run as a process of its own in a directory of its own. */
final class Service implements AutoCloseable {

    /** Of the processes that test side by side, each has directories and databases of its own. */
    static final String FORK = System.getProperty("paranoid.test.fork", "");

    private static final String BINARIES = "paranoid.embedded.binaries";
    private static final Path PLACE = Path.of("target", "end-to-end" + FORK).toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final Pattern ADDRESS = Pattern.compile("Address +(http://\\S+)");

    private final Process process;
    private final Path output;

    private Service(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts it, in the directory of that name, on any free port unless the arguments say otherwise. */
    static Service begin(String directory, Jar jar, String... arguments) {
        return beginWith(Extracted.launch(jar), directory, arguments);
    }

    /** {@return the command that runs Java with these options, for a short time} */
    static List<String> java(List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        // Unpacked once for all that run here; what the README has people run unpacks its own.
        Optional.ofNullable(System.getProperty(BINARIES))
                .ifPresent(shared -> command.add("-D" + BINARIES + "=" + shared));
        command.addAll(options);
        return command;
    }

    private static Service beginWith(List<String> launch, String directory, String... arguments) {
        List<String> command = java(launch);
        if (Stream.of(arguments).noneMatch(argument -> argument.startsWith("--server.port="))) {
            command.add("--server.port=0");
        }
        if (Stream.of(arguments).noneMatch(argument -> argument.startsWith("--paranoid.security."))) {
            command.add("--paranoid.security.anonymous=true");
        }
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile(directory(directory), "output-", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory(directory).toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("PARANOID_"));
            return new Service(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return it, once it has said that it is ready} */
    static Service start(String directory, Jar jar, String... arguments) {
        return startWith(Extracted.launch(jar), directory, arguments);
    }

    static Service startWith(List<String> launch, String directory, String... arguments) {
        Service service = beginWith(launch, directory, arguments);
        try {
            service.awaitReady();
            return service;
        } catch (RuntimeException interrupted) {
            // Nobody else knows of it.
            service.process.destroyForcibly();
            throw interrupted;
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (endsWithin(GLANCE) || System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException("It did not start:" + System.lineSeparator() + output());
            }
        }
    }

    /** {@return what tells it to read the types of that file} */
    static String types(String file) {
        return "--spring.config.import="
                + Path.of("target", "test-classes", file).toUri();
    }

    static Path directory(String name) throws IOException {
        return Files.createDirectories(PLACE.resolve(name));
    }

    /** Loses the data that a standalone has in the directory of that name; its unpacked programs stay: they are the same. */
    static void forget(String name) throws IOException {
        FileSystemUtils.deleteRecursively(data(name).resolve("data"));
        FileSystemUtils.deleteRecursively(data(name).resolve("kafka"));
        Files.deleteIfExists(data(name).resolve("tokens"));
    }

    /** {@return where a standalone keeps its data in the directory of that name} */
    static Path data(String name) throws IOException {
        return directory(name).resolve("paranoid-data");
    }

    /** {@return someone who asks it and shows no token} */
    Http http() {
        return http("");
    }

    /** {@return someone who asks it with the token of its first start} */
    Http httpWithToken(String name) throws IOException {
        return http("Bearer " + Files.readString(data(name).resolve("token")).strip());
    }

    Http http(String authorization) {
        Matcher address = ADDRESS.matcher(output());
        if (!address.find()) {
            throw new IllegalStateException("No address:" + System.lineSeparator() + output());
        }
        return new Http(URI.create(address.group(1)), authorization);
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return its exit value, once it has ended by itself} */
    int exitValue() {
        if (!endsWithin(PATIENCE)) {
            close();
            throw new IllegalStateException("It does not end:" + System.lineSeparator() + output());
        }
        return process.exitValue();
    }

    /**
     * As a container does it. A JVM takes Ctrl-C the same way, but of a build that runs in the background even the
     * children ignore that.
     */
    int terminate() {
        process.destroy();
        return exitValue();
    }

    /** As {@code kill -9} does it. */
    void kill() {
        process.destroyForcibly();
        exitValue();
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        if (!endsWithin(PATIENCE)) {
            process.destroyForcibly();
        }
    }

    private boolean isReady() {
        return output().contains("Paranoid is ready");
    }

    private boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
