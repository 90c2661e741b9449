package dev.paranoid.embedded.mariadb;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The systems that MariaDB is packaged for, and how each package is laid out. */
enum Platform {
    LINUX(
            "linux",
            "share/",
            "bin/mariadbd",
            "On Linux it needs glibc (so not Alpine), libcrypt.so.1, libstdc++6 and libsystemd0."),
    MACOS(
            "osx",
            "share/mysql/",
            "bin/mariadbd",
            "On macOS it needs two libraries of Homebrew: brew install pcre2 openssl@3."),
    WINDOWS("winx64", "share/", "bin/mysqld.exe", "On Windows it needs the Microsoft Visual C++ Redistributable.");

    private static final List<String> SHARED = List.of("english/", "charsets/");

    private final String folder;
    private final String share;
    private final String executable;
    private final String needs;

    Platform(String folder, String share, String executable, String needs) {
        this.folder = folder;
        this.share = share;
        this.executable = executable;
        this.needs = needs;
    }

    static Platform current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static Platform of(String system, String architecture) {
        String name = system.toLowerCase(Locale.ROOT);
        boolean x64 = architecture.equals("amd64") || architecture.equals("x86_64");
        if (name.startsWith("linux") && x64) {
            return LINUX;
        }
        if (name.startsWith("mac") && architecture.equals("aarch64")) {
            return MACOS;
        }
        if (name.startsWith("windows") && x64) {
            return WINDOWS;
        }
        throw EmbeddedMariaDbFailure.unsupported(system, architecture);
    }

    String folder() {
        return folder;
    }

    String executable() {
        return executable;
    }

    String needs() {
        return needs;
    }

    boolean isProgram(String file) {
        return file.equals(executable) || file.endsWith(".dll");
    }

    /** Where a file of the package goes when it is unpacked, or null for one that running does not need. */
    @Nullable
    String placeOf(String file) {
        if (isProgram(file)) {
            return file;
        }
        if (!file.startsWith(share)) {
            return null;
        }
        String name = file.substring(share.length());
        return isShared(name) ? "share/" + name : null;
    }

    private static boolean isShared(String name) {
        return SHARED.stream().anyMatch(name::startsWith) || DataDirectory.SCRIPTS.contains(name);
    }
}
