package dev.paranoid.rest.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RowSerializerTests {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-30T20:15:00Z",
                "2026-11-30T00:00:00Z",
                "2026-11-30T20:15:07Z",
                "2026-11-30T20:15:00.500Z",
                "2026-11-30T20:15:07.000250Z",
                "2026-11-30T20:15:07.123456789Z",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999Z"
            })
    void aTimeIsWrittenAsIso8601(String time) {
        assertThat(RowSerializer.utc(Instant.parse(time)))
                .isEqualTo(time)
                .isEqualTo(Instant.parse(time).toString());
    }

    @Test
    void aRowIsWrittenAsItsColumnsWouldBe() {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("text", "a \"quoted\" \u0001 ä 🙂");
        columns.put("number", 1L << 60);
        columns.put("small", 7);
        columns.put("decimal", new BigDecimal("1.50"));
        columns.put("huge", new BigInteger("18446744073709551615"));
        columns.put("real", 0.5);
        columns.put("truth", true);
        columns.put("time", Instant.parse("2026-11-30T20:15:00Z"));
        columns.put("bytes", new byte[] {1, 2, 3});
        columns.put("omitted", Map.of("bytes", 40_000_000));
        columns.put("absent", null);
        assertThat(MAPPER.writeValueAsString(new RowBody(columns))).isEqualTo(MAPPER.writeValueAsString(columns));
    }
}
