package dev.paranoid.benchmarks.service;

import dev.paranoid.benchmarks.bare.BareService;
import dev.paranoid.benchmarks.blog.Blog;
import dev.paranoid.benchmarks.database.Mysql;
import dev.paranoid.benchmarks.measure.CpuClock;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A service, as a process of its own: the thin jar, or the bare SQL beside which it is measured. */
public final class ServiceProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("is ready[\\s\\S]*Address +(http://\\S+)\\s");

    private final Process process;
    private final CpuClock cpu;
    private final URI address;

    private ServiceProcess(Process process, URI address) {
        this.process = process;
        this.cpu = new CpuClock(process.pid());
        this.address = address;
    }

    /** Starts the thin jar on that database, and comes back when it is ready. */
    public static ServiceProcess start(Mysql mysql, Path directory, List<String> jvm, String... settings)
            throws IOException, InterruptedException {
        Path types = Files.writeString(directory.resolve("blog.yml"), Blog.text("blog.yml"));
        List<String> words = new ArrayList<>(jvm);
        words.addAll(List.of(
                "-jar",
                jar().toString(),
                "--server.port=0",
                "--paranoid.security.anonymous=true",
                "--paranoid.rate-limit.hard-deletes=0",
                "--spring.config.import=" + types.toUri(),
                "--spring.datasource.url=" + mysql.plainUrl()));
        words.addAll(List.of(settings));
        return java(directory.resolve("server.log"), words);
    }

    /** Starts {@link BareService} on that database, from this class path, and comes back when it is ready. */
    public static ServiceProcess bare(Mysql mysql, Path directory) throws IOException, InterruptedException {
        return java(
                directory.resolve("bare.log"),
                List.of("-Dsun.net.httpserver.nodelay=true", BareService.class.getName(), mysql.url()));
    }

    private static ServiceProcess java(Path log, List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(words);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("CLASSPATH", classPath());
        Process process = builder.start();
        Matcher ready = READY.matcher("");
        while (!ready.find()) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(Files.readString(log));
            }
            ready.reset(Files.readString(log));
        }
        return new ServiceProcess(process, URI.create(ready.group(1)));
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

    /** Maven runs the benchmarks in a class loader of their own. */
    private static String classPath() {
        return ServiceProcess.class.getClassLoader() instanceof URLClassLoader loader
                ? Stream.of(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path", "");
    }

    public URI address() {
        return address;
    }

    public CpuClock cpu() {
        return cpu;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
