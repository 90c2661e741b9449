package dev.paranoid.mybatis.declaration;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Columns whose names say that what is in them is for few. */
final class SecretColumns {

    /**
     * Wherever they stand in a name that has lost its separators. A key is one where the name says what it locks: others tell rows
     * from each other, or which comes first, and are shown.
     */
    private static final List<String> PARTS = List.of(
            "password",
            "passwd",
            "passphrase",
            "passcode",
            "secret",
            "token",
            "totp",
            "credential",
            "apikey",
            "accesskey",
            "authkey",
            "decryptionkey",
            "encryptionkey",
            "hmackey",
            "masterkey",
            "privatekey",
            "recoverykey",
            "sessionkey",
            "signingkey",
            "sshkey",
            "cardnumber",
            "creditcard",
            "recoverycode",
            "backupcode",
            "securityanswer");

    /** As one of the words of a name, also with an s: within other words they mean nothing. */
    private static final Set<String> WORDS =
            Set.of("hash", "salt", "pwd", "pass", "otp", "mfa", "pin", "iban", "ssn", "cvv", "cvc");

    /** At the end of a name that has lost its separators: hardly another word ends so. */
    private static final Pattern ENDS = Pattern.compile(".*(hash|(?<!\\b[ct]al)ibans?)");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^A-Za-z]+|(?<=[a-z])(?=[A-Z])");

    private SecretColumns() {}

    static boolean include(String column) {
        String joined = column.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
        return PARTS.stream().anyMatch(joined::contains)
                || ENDS.matcher(joined).matches()
                || BETWEEN_WORDS
                        .splitAsStream(column)
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .anyMatch(word -> WORDS.contains(word) || WORDS.contains(singular(word)));
    }

    private static String singular(String word) {
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }
}
