package dev.paranoid.security.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenStoreTests {

    @TempDir
    private Path directory;

    @Test
    void knowsWhatItMadeAndNothingElse() {
        TokenStore store = new TokenStore(directory);
        String text = store.create("crm", List.of("support", "monitor"));

        assertThat(store.find(text).orElseThrow().name()).isEqualTo("crm");
        assertThat(store.find(text).orElseThrow().roles()).containsExactly("support", "monitor");
        assertThat(text).startsWith("pnd_").hasSizeGreaterThan(40);
        for (String other : List.of(
                "",
                "pnd_",
                text + "x",
                text.substring(1),
                store.find(text).orElseThrow().hash())) {
            assertThat(store.find(other)).isEmpty();
        }
    }

    @Test
    void keepsHashesWhereOnlyTheOwnerReadsThem() throws IOException {
        String text = new TokenStore(directory.resolve("new")).create("crm", List.of("support"));

        try (Stream<Path> files = Files.list(directory.resolve("new"))) {
            Path file = files.reduce((one, other) -> directory).orElseThrow();
            assertThat(Files.readString(file)).contains("crm").doesNotContain(text);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void hearsOfWhatIsDoneBesideIt() {
        TokenStore running = new TokenStore(directory);
        TokenStore command = new TokenStore(directory);
        assertThat(running.all()).isEmpty();

        String text = command.create("crm", List.of("support"));
        assertThat(running.find(text)).isPresent();

        assertThat(command.revoke("crm")).isTrue();
        assertThat(running.find(text)).isEmpty();
        assertThat(command.revoke("crm")).isFalse();
    }

    @Test
    void aNameIsOneWordAndUsedOnce() {
        TokenStore store = new TokenStore(directory);
        store.create("crm", List.of("support"));

        for (String name : List.of("crm", "", "a b", "a:b", "a\nb", "-a", "a".repeat(65))) {
            assertThatThrownBy(() -> store.create(name, List.of("support")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (List<String> roles : List.of(List.<String>of(), List.of("a,b"), List.of("a b"))) {
            assertThatThrownBy(() -> store.create("other", roles)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(store.all()).hasSize(1);
    }
}
