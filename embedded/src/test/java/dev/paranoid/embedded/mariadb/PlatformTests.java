package dev.paranoid.embedded.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTests {

    @Test
    void knowsTheSystemsThatMariaDbIsPackagedFor() {
        assertThat(List.of(
                        Platform.of("Linux", "amd64"),
                        Platform.of("Mac OS X", "aarch64"),
                        Platform.of("Windows 11", "amd64")))
                .containsExactly(Platform.LINUX, Platform.MACOS, Platform.WINDOWS);
    }

    @ParameterizedTest
    @CsvSource({"Linux, aarch64", "Mac OS X, x86_64", "Windows 11, aarch64", "FreeBSD, amd64"})
    void namesTheWayOutOnAnyOther(String system, String architecture) {
        assertThatExceptionOfType(EmbeddedMariaDbFailure.class)
                .isThrownBy(() -> Platform.of(system, architecture))
                .withMessageContaining(system + " on " + architecture)
                .withMessageContaining("spring.datasource.url");
    }

    @ParameterizedTest
    @CsvSource({
        "LINUX, bin/mariadbd, bin/mariadbd",
        "LINUX, share/english/errmsg.sys, share/english/errmsg.sys",
        "LINUX, share/german/errmsg.sys,",
        "LINUX, bin/mariadb-dump,",
        "MACOS, share/mysql/mariadb_system_tables.sql, share/mariadb_system_tables.sql",
        "WINDOWS, bin/server.dll, bin/server.dll",
    })
    void unpacksOnlyWhatRunningNeeds(Platform platform, String file, @Nullable String place) {
        assertThat(platform.placeOf(file)).isEqualTo(place);
    }
}
