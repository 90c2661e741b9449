package dev.paranoid.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The thin jar, as a process of its own. */
final class Server implements AutoCloseable {

    private final Process process;
    private final Path output;

    private Server(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts it on that database, and comes back when it is ready. */
    static Server start(Mysql mysql, Path directory, List<String> jvm, String... settings)
            throws IOException, InterruptedException {
        Path types = Files.writeString(directory.resolve("blog.yml"), Blog.text("blog.yml"));
        Path output = directory.resolve("server.log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of(
                "-jar",
                jar().toString(),
                "--server.port=0",
                "--spring.config.import=" + types.toUri(),
                "--spring.datasource.url=" + mysql.url().replace("useServerPrepStmts=true&cachePrepStmts=true&", "")));
        command.addAll(List.of(settings));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Server server = new Server(process, output);
        while (!server.output().contains("Paranoid is ready")) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(server.output());
            }
        }
        return server;
    }

    /** From the directory of the project or of this module, as Maven runs it. */
    private static Path jar() {
        for (String place : List.of("server", "../server")) {
            Path jar = Path.of(place, "target", "paranoid-server.jar").toAbsolutePath();
            if (Files.exists(jar)) {
                return jar;
            }
        }
        throw new IllegalStateException("Build it first: mvn -q install -DskipTests");
    }

    /** {@return its processor time so far, in ms} */
    long cpuMillis() {
        return process.info().totalCpuDuration().orElseThrow().toMillis();
    }

    String output() throws IOException {
        return Files.exists(output) ? Files.readString(output) : "";
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
