package dev.paranoid.embedded.directory;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** Directories that are there complete or not at all, whenever the process is killed: filled elsewhere, then moved. */
public final class WholeDirectory {

    private static final Logger log = LoggerFactory.getLogger(WholeDirectory.class);
    private static final String PREFIX = "unfinished-";

    private WholeDirectory() {}

    /**
     * Writes what a directory is to have in it.
     */
    public interface Filling {

        /**
         * Fills it.
         *
         * @param directory empty, beside the one that is wanted
         * @throws IOException where something cannot be written: then nothing is made
         */
        void fill(Path directory) throws IOException;
    }

    /**
     * Makes a directory whole. Where it cannot be filled or moved, nothing changes.
     *
     * @param target in a directory that is there
     * @param filling is given a directory beside it, which is moved to it when it is full
     * @throws IOException where it cannot be filled or moved
     */
    public static void create(Path target, Filling filling) throws IOException {
        Path half = Files.createTempDirectory(target.getParent(), PREFIX);
        try {
            filling.fill(half);
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            remove(half);
        }
    }

    /**
     * Removes what processes have left there that were killed while they filled a directory. One that cannot be removed stays.
     *
     * @param parent in which nobody is filling a directory now
     * @throws IOException where it cannot be listed
     */
    public static void removeUnfinished(Path parent) throws IOException {
        try (DirectoryStream<Path> leftOver = Files.newDirectoryStream(parent, PREFIX + "*")) {
            leftOver.forEach(WholeDirectory::remove);
        }
    }

    private static void remove(Path directory) {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            log.debug("{} is left over", directory, e);
        }
    }
}
