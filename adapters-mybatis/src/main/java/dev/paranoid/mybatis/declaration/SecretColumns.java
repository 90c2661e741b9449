package dev.paranoid.mybatis.declaration;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Columns whose names say that what is in them is for few. */
final class SecretColumns {

    /** Wherever they stand in a name that has lost its separators. */
    private static final List<String> PARTS = List.of(
            "password",
            "passwd",
            "passphrase",
            "secret",
            "token",
            "totp",
            "credential",
            "apikey",
            "accesskey",
            "privatekey",
            "cardnumber",
            "creditcard",
            "recoverycode",
            "backupcode");

    /** As one of the words of a name: within other words they mean nothing. */
    private static final Set<String> WORDS =
            Set.of("hash", "salt", "pwd", "pass", "otp", "mfa", "pin", "iban", "ssn", "cvv", "cvc");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^A-Za-z]+|(?<=[a-z])(?=[A-Z])");

    private SecretColumns() {}

    static boolean include(String column) {
        String joined = column.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
        return PARTS.stream().anyMatch(joined::contains)
                || joined.endsWith("hash")
                || BETWEEN_WORDS
                        .splitAsStream(column)
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .anyMatch(WORDS::contains);
    }
}
