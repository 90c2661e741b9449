package dev.paranoid.security.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tokens by which programs ask, kept as hashes in a file that only its owner can read; what is made or revoked beside a running
 * service holds for it at once. A token has 256 random bits, so that a plain hash tells nothing of it.
 */
public final class TokenStore {

    /** How a token begins: whoever finds one knows what it is. */
    static final String PREFIX = "pnd_";

    private static final int BYTES = 32;
    private static final String FILE = "tokens";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern ROLE = Pattern.compile(NAME.pattern() + "|tenant:[^\\s,]{1,255}");

    private final Path directory;
    private volatile Known known = new Known(FileTime.fromMillis(0), List.of());

    private record Known(FileTime changed, List<Token> tokens) {}

    /**
     * What is known of a token.
     *
     * @param name unique
     * @param hash SHA-256 in hexadecimal digits
     * @param roles names
     */
    public record Token(String name, String hash, List<String> roles) {

        private String line() {
            return name + " " + hash + " " + String.join(",", roles);
        }

        private static Token of(String line) {
            String[] parts = line.split(" ", 3);
            return new Token(parts[0], parts[1], List.of(parts[2].split(",")));
        }
    }

    public TokenStore(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    boolean exists() {
        return Files.exists(file());
    }

    public Path directory() {
        return directory;
    }

    private Path file() {
        return directory.resolve(FILE);
    }

    /** {@return the token of that text, if it was made and not revoked} */
    public Optional<Token> find(String text) {
        String hash = hash(text);
        return all().stream().filter(token -> token.hash().equals(hash)).findFirst();
    }

    /** {@return all, by the time at which they were made} */
    public List<Token> all() {
        try {
            if (!exists()) {
                return List.of();
            }
            FileTime changed = Files.getLastModifiedTime(file());
            if (!changed.equals(known.changed())) {
                known = new Known(
                        changed,
                        Files.readAllLines(file()).stream()
                                .filter(line -> !line.isBlank())
                                .map(Token::of)
                                .toList());
            }
            return known.tokens();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return the text of a new token, which nobody can find out later}
     *
     * @throws IllegalArgumentException if the name is taken, or is none
     */
    public String create(String name, List<String> roles) {
        if (!NAME.matcher(name).matches()
                || !roles.stream().allMatch(role -> ROLE.matcher(role).matches())) {
            throw new IllegalArgumentException(
                    "A name may have letters, digits, dots, hyphens and underscores, and must begin with a letter "
                            + "or digit.");
        }
        if (roles.isEmpty() || all().stream().anyMatch(token -> token.name().equals(name))) {
            throw new IllegalArgumentException(
                    roles.isEmpty()
                            ? "A token needs at least one role."
                            : "There is a token '" + name + "' already. Revoke it first: token revoke " + name);
        }
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        String text = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        List<Token> more = new ArrayList<>(all());
        more.add(new Token(name, hash(text), roles));
        write(more);
        return text;
    }

    /** {@return whether there was one of that name} */
    public boolean revoke(String name) {
        List<Token> less =
                all().stream().filter(token -> !token.name().equals(name)).toList();
        boolean there = less.size() < all().size();
        if (there) {
            write(less);
        }
        return there;
    }

    private void write(List<Token> tokens) {
        String lines = String.join(
                "", tokens.stream().map(token -> token.line() + "\n").toList());
        writeForOwner(file(), lines);
        known = new Known(FileTime.fromMillis(0), List.of());
    }

    /** Whole or not at all, and never readable for others. */
    public static void writeForOwner(Path file, String text) {
        try {
            Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
            boolean posix = Files.getFileStore(directory).supportsFileAttributeView("posix");
            FileAttribute<?>[] owner = posix
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];
            Path half = Files.createTempFile(directory, file.getFileName() + "-", ".half", owner);
            Files.writeString(half, text);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileAlreadyExistsException e) {
            throw new UncheckedIOException("There is a file in place of the directory of " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
