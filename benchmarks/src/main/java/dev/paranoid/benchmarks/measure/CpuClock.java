package dev.paranoid.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The processor time of a process, thread by thread from {@code /proc/<pid>/task/<tid>/schedstat}: {@code /proc/<pid>/stat}
 * counts in steps of 10 ms. A thread that ended is counted up to the last glance. Without {@code /proc} the clock stands still.
 */
public final class CpuClock {

    private static final Pattern COMPILER = Pattern.compile("C[12] Compiler");

    private final Path tasks;
    private final Map<String, Long> threads = new HashMap<>();
    private long total;
    private long compiling;

    public CpuClock(long pid) {
        this.tasks = Path.of("/proc", Long.toString(pid), "task");
    }

    /** {@return a clock that stands still} */
    public static CpuClock none() {
        return new CpuClock(0);
    }

    /** {@return processor time that was seen so far} */
    public synchronized long nanos() {
        try (Stream<Path> all = Files.list(tasks)) {
            all.forEach(this::glance);
        } catch (IOException noProc) {
            return total;
        }
        return total;
    }

    /** {@return how much of it a JVM took to compile, up to the last glance} */
    public synchronized long compilingNanos() {
        return compiling;
    }

    private void glance(Path thread) {
        try {
            String schedstat = Files.readString(thread.resolve("schedstat"));
            long now = Long.parseLong(schedstat.substring(0, schedstat.indexOf(' ')));
            Long before = threads.put(thread.getFileName().toString(), now);
            long more = Math.max(0, now - (before == null ? 0 : before));
            total += more;
            compiling +=
                    COMPILER.matcher(Files.readString(thread.resolve("comm"))).lookingAt() ? more : 0;
        } catch (IOException ended) {
            threads.remove(thread.getFileName().toString());
        }
    }
}
