package dev.paranoid.rest.request;

import dev.paranoid.application.Entities;
import dev.paranoid.application.Entities.Among;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.ProblemCode;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.rest.answer.ProblemBody;
import dev.paranoid.rest.answer.ProblemData;
import dev.paranoid.rest.guard.Utf8Text;
import dev.paranoid.rest.problem.Declined;
import dev.paranoid.rest.problem.RestAnswers;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds the rows that a call for many is about: those whose ids it names, or those whose columns have these values. */
public final class RowSelector {

    /** Ids that one call may name. */
    static final int MOST = 10_000;

    /** Digits to either side of the point that a number may have: written out, a larger one could fill the memory. */
    private static final int DIGITS = 100;

    private static final int TYPE_LENGTH = 64;

    private final Entities entities;

    public RowSelector(Entities entities) {
        this.entities = entities;
    }

    public List<EntityRef> rows(Caller caller, ManyBody body, Among among) {
        String type = type(body.type());
        List<JsonNode> ids = body.ids();
        Map<String, JsonNode> where = body.where();
        Integer expected = body.expectedRows();
        if (ids != null && where == null) {
            if (expected != null) {
                throw bad("expectedRows", "needs 'where'");
            }
            return named(type, ids);
        }
        if (where != null && ids == null) {
            return expected(expected, RestAnswers.grantedOfType(entities.matching(caller, type, values(where), among)));
        }
        throw Declined.badRequest("Send exactly one of 'ids' and 'where'.");
    }

    private static List<EntityRef> expected(@Nullable Integer rows, List<EntityRef> found) {
        if (rows == null || rows == found.size()) {
            return found;
        }
        throw new Declined(ProblemBody.of(
                        ProblemCode.UNEXPECTED_ROWS,
                        "'where' matches " + found.size() + " rows, not " + rows + ". Nothing has been changed.")
                .with(ProblemData.total(found.size())));
    }

    /** No type has a longer name, and each row's answer tells it. */
    public static String type(@Nullable String text) {
        String type = text("type", text);
        if (type.length() > TYPE_LENGTH) {
            throw bad("type", "must have at most " + TYPE_LENGTH + " characters");
        }
        return type;
    }

    public static List<EntityRef> named(String type, List<JsonNode> ids) {
        if (ids.isEmpty() || ids.size() > MOST) {
            throw bad("ids", "must name 1 to " + MOST + " rows");
        }
        return ids.stream().map(id -> new EntityRef(type, id(id))).toList();
    }

    static String id(JsonNode id) {
        if (id.isIntegralNumber()) {
            return id.bigIntegerValue().toString();
        }
        if (id.isString()) {
            return text("ids", id.stringValue());
        }
        throw bad("ids", "must have texts and integers alone");
    }

    private static Map<String, @Nullable Object> values(Map<String, JsonNode> where) {
        if (where.isEmpty()) {
            throw bad("where", "must name at least one column");
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        where.forEach((column, value) -> values.put(text("where", column), value(value)));
        return values;
    }

    private static @Nullable Object value(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (value.isString() && Utf8Text.whole(value.stringValue())) {
            return value.stringValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isNumber() && bounded(value.decimalValue())) {
            return value.canConvertToLong() && value.isIntegralNumber()
                    ? (Object) value.longValue()
                    : value.decimalValue();
        }
        throw bad("where", "must have texts, numbers of at most " + DIGITS + " digits, truth values or null");
    }

    private static boolean bounded(BigDecimal number) {
        return Math.abs((long) number.scale()) <= DIGITS && number.precision() <= DIGITS;
    }

    static String text(String name, @Nullable String text) {
        if (text == null || text.isEmpty() || !Utf8Text.whole(text)) {
            throw bad(name, "is missing, empty or not a text");
        }
        return text;
    }

    private static Declined bad(String name, String rule) {
        return Declined.badParameter(name, "'" + name + "' " + rule + ".", List.of());
    }
}
