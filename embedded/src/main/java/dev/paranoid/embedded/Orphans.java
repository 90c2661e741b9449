package dev.paranoid.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Servers that outlived a JVM that was killed. Whoever holds the lock on a directory may end any server that was
 * begun from it. They are known by what they run, and not by a pid that another process may have by now.
 */
final class Orphans {

    private static final Logger log = LoggerFactory.getLogger(Orphans.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Orphans() {}

    static void endIn(Home home) {
        ProcessHandle.allProcesses().filter(process -> isOf(home, process)).forEach(Orphans::end);
    }

    private static boolean isOf(Home home, ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return info.command().filter(command -> isProgramOf(home, command)).isPresent()
                && info.arguments()
                        .map(arguments -> servesDataOf(home, arguments))
                        .orElse(true);
    }

    private static boolean isProgramOf(Home home, String command) {
        Path program = Path.of(command);
        return program.startsWith(home.directory())
                && home.directory().relativize(program).toString().startsWith("binaries-");
    }

    private static boolean servesDataOf(Home home, String[] arguments) {
        String option = Mariadbd.dataOption(home.directory());
        return Arrays.stream(arguments).anyMatch(argument -> argument.startsWith(option));
    }

    private static void end(ProcessHandle orphan) {
        log.info("Ending the MariaDB (pid {}) of a process that was killed", orphan.pid());
        orphan.destroy();
        if (!Exit.within(PATIENCE, orphan.onExit())) {
            orphan.destroyForcibly();
            Exit.within(PATIENCE, orphan.onExit());
        }
    }
}
