package dev.paranoid.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** What {@code --help} prints. */
final class Usage {

    private Usage() {}

    static boolean isAskedForBy(List<String> arguments) {
        return arguments.contains("--help") || arguments.contains("-h");
    }

    static String text() {
        try {
            return new ClassPathResource("usage.txt").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
