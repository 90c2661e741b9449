package dev.paranoid.rest.answer;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/** A row, its columns as members; bytes as base64. */
@Schema(
        name = "Row",
        type = "object",
        description =
                "A row, by the names of its columns; times in UTC, bytes as base64; a value that is too large for its"
                        + " answer is an object with its length: bytes",
        additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
        example = "{\"user_id\":1,\"name\":\"Ann\",\"deleted_at\":null,\"deletion_id\":null}")
@JsonSerialize(using = RowSerializer.class)
public record RowBody(@JsonValue Map<String, @Nullable Object> columns) {}
