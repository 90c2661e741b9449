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

    public interface Filling {
        void fill(Path directory) throws IOException;
    }

    public static void create(Path target, Filling filling) throws IOException {
        Path half = Files.createTempDirectory(target.getParent(), PREFIX);
        try {
            filling.fill(half);
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            remove(half);
        }
    }

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
