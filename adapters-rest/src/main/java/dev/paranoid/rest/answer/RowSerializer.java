package dev.paranoid.rest.answer;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes the columns of a row. Jackson would look up how to write the values of a map anew for each row. */
final class RowSerializer extends ValueSerializer<RowBody> {

    private static final int WITHOUT_SECONDS = "2026-11-30T20:15".length();

    @Override
    public void serialize(RowBody row, JsonGenerator json, SerializationContext context) {
        json.writeStartObject(row);
        row.columns().forEach((name, value) -> {
            json.writeName(name);
            write(value, json, context);
        });
        json.writeEndObject();
    }

    private static void write(@Nullable Object value, JsonGenerator json, SerializationContext context) {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Instant time) {
            json.writeString(utc(time));
        } else if (value == null) {
            json.writeNull();
        } else {
            context.writeValue(json, value);
        }
    }

    /** As {@link Instant#toString}, which takes five times as long. */
    static String utc(Instant time) {
        String text = LocalDateTime.ofInstant(time, ZoneOffset.UTC).toString();
        return text.length() == WITHOUT_SECONDS ? text + ":00Z" : text + "Z";
    }
}
