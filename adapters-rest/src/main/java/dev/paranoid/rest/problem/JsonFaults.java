package dev.paranoid.rest.problem;

import dev.paranoid.application.failure.ProblemCode;
import dev.paranoid.rest.answer.ProblemBody;
import dev.paranoid.rest.answer.ProblemData;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a body, in words that name no class. */
final class JsonFaults {

    private JsonFaults() {}

    static ProblemBody problem(@Nullable Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return unknownMember(unknown);
        }
        if (cause instanceof DatabindException wrong && !member(wrong).isEmpty()) {
            String name = member(wrong);
            return bad("'" + name + "' has a value of the wrong type.").with(ProblemData.parameter(name, List.of()));
        }
        if (cause instanceof JacksonException unreadable) {
            return bad("The body is not the expected JSON object" + where(unreadable.getLocation()) + ".");
        }
        return bad("Send a JSON object as the body.");
    }

    private static ProblemBody unknownMember(UnrecognizedPropertyException unknown) {
        Collection<Object> ids = unknown.getKnownPropertyIds();
        List<String> known = ids == null
                ? List.of()
                : ids.stream().map(String::valueOf).sorted().toList();
        String name = unknown.getPropertyName();
        return bad("There is no member '" + name + "'. Known members: " + String.join(", ", known) + ".")
                .with(ProblemData.parameter(name, known));
    }

    private static String member(DatabindException wrong) {
        List<JacksonException.Reference> path = wrong.getPath();
        String name = path.isEmpty() ? null : path.get(0).getPropertyName();
        return name == null ? "" : name;
    }

    private static String where(@Nullable TokenStreamLocation at) {
        return at == null || at.getLineNr() < 1 ? "" : ", in line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static ProblemBody bad(String detail) {
        return ProblemBody.of(ProblemCode.BAD_REQUEST, detail);
    }
}
