package dev.paranoid.embedded.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.embedded.kafka.EmbeddedKafka;
import dev.paranoid.embedded.mariadb.EmbeddedMariaDb;
import dev.paranoid.embedded.mariadb.EmbeddedMariaDbFailure;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody else on the machine reads our data, or has us run his programs. */
class PrivateDirectoryTests {

    @TempDir
    private Path place;

    @BeforeEach
    void whereThereAreModes() {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no modes on this system");
    }

    @Test
    void isMadeForUsAlone() throws IOException {
        Path made = PrivateDirectory.at(place.resolve("data").resolve("new"));
        assertThat(mode(made)).isEqualTo("rwx------");
    }

    @Test
    void oneThatOthersCouldReadIsClosed() throws IOException {
        Path there = withMode("rwxr-xr-x");
        assertThat(mode(PrivateDirectory.at(there))).isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxr-x", "rwxr-xrwx", "rwxrwxrwx"})
    void oneThatOthersCouldWriteToIsRefused(String mode) throws IOException {
        Path there = withMode(mode);
        assertThatThrownBy(() -> PrivateDirectory.at(there)).hasMessageContaining("others may write to it (" + mode);
        assertThatThrownBy(() -> EmbeddedMariaDb.start(there))
                .isInstanceOf(EmbeddedMariaDbFailure.class)
                .hasMessageContaining("others may write to it");
        assertThatThrownBy(() -> EmbeddedKafka.start(there)).hasMessageContaining("others may write to it");
        assertThat(there).isEmptyDirectory();
    }

    @Test
    void oneThatBelongsToSomebodyElseIsRefused() throws IOException {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root gives a directory away");
        Path there = withMode("rwx------");
        Files.setOwner(
                there, there.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));

        assertThatThrownBy(() -> PrivateDirectory.at(there))
                .isInstanceOf(PrivateDirectory.NotPrivate.class)
                .hasMessageContaining("it belongs to nobody, not to root");
        assertThatThrownBy(() -> EmbeddedMariaDb.start(there))
                .isInstanceOf(EmbeddedMariaDbFailure.class)
                .hasMessageContaining("it belongs to nobody");
    }

    private Path withMode(String mode) throws IOException {
        Path there = Files.createDirectory(place.resolve("there"));
        return Files.setPosixFilePermissions(there, PosixFilePermissions.fromString(mode));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
