package dev.paranoid.mybatis.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.mybatis.schema.Column;
import dev.paranoid.mybatis.schema.Identifier;
import dev.paranoid.mybatis.schema.Repertoire;
import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTests {

    @ParameterizedTest
    @CsvSource({
        "tinyint(1),          -128,                 127",
        "tinyint unsigned,    0,                    255",
        "smallint,            -32768,               32767",
        "mediumint unsigned,  0,                    16777215",
        "int(11),             -2147483648,          2147483647",
        "bigint,              -9223372036854775808, 9223372036854775807",
        "bigint(20) unsigned, 0,                    18446744073709551615"
    })
    void holdsTheWholeNumbersOfItsTypeAndNoOthers(String type, BigInteger least, BigInteger greatest) {
        Column column = column(type);

        assertThat(column.holds(least)).isTrue();
        assertThat(column.holds(greatest)).isTrue();
        assertThat(column.holds(least.subtract(BigInteger.ONE))).isFalse();
        assertThat(column.holds(greatest.add(BigInteger.ONE))).isFalse();
    }

    private static Column column(String type) {
        return new Column(
                new Identifier("n"),
                type.replaceAll("[ (].*", ""),
                type,
                false,
                0,
                0,
                false,
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                Repertoire.UNICODE);
    }
}
