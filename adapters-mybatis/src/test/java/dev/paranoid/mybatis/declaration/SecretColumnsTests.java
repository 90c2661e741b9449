package dev.paranoid.mybatis.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretColumnsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "password_hash",
                "passwordHash",
                "PASSWD",
                "passhash",
                "api_key",
                "apiKey",
                "api_token",
                "refreshToken2",
                "totp_secret",
                "iban",
                "user_iban",
                "ssn",
                "card_number",
                "cardCvv",
                "pin",
                "private_key",
                "recovery_codes",
                "auth_key",
                "signing_key",
                "encryption_key",
                "encryptionKey",
                "ssh_keys",
                "passcode",
                "security_answer",
                "pins",
                "ibans",
                "debtoriban",
                "DEBTORIBAN",
                "creditor_ibans"
            })
    void looksLikeASecret(String column) {
        assertThat(SecretColumns.include(column)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "name",
                "hashtags",
                "spinach",
                "caliban",
                "key",
                "passenger",
                "shipping",
                "opinion",
                "saltwater",
                "sort_key",
                "row_key",
                "foreign_key",
                "primary_key",
                "customer_key",
                "monkey",
                "spins",
                "compass",
                "passes_by"
            })
    void looksLikeNone(String column) {
        assertThat(SecretColumns.include(column)).isFalse();
    }
}
