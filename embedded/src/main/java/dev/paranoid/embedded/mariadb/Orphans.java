package dev.paranoid.embedded.mariadb;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
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
        Optional<Path> program = info.command().map(Path::of);
        return program.filter(its -> isProgramIn(home.directory(), its)).isPresent()
                ? servesDataOf(home, info, true)
                : program.filter(its -> isProgramIn(home.programs(), its)).isPresent()
                        && servesDataOf(home, info, false);
    }

    private static boolean isProgramIn(Path directory, Path program) {
        return program.startsWith(directory)
                && directory.relativize(program).toString().startsWith("binaries-");
    }

    /**
     * {@return whether its data is there}
     *
     * @param unlessTold what is taken for true where the system does not tell a process's arguments
     */
    private static boolean servesDataOf(Home home, ProcessHandle.Info info, boolean unlessTold) {
        String option = Mariadbd.dataOption(home.directory()) + File.separator;
        return info.arguments()
                .map(arguments -> Arrays.stream(arguments).anyMatch(argument -> argument.startsWith(option)))
                .orElse(unlessTold);
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
