package dev.paranoid.rest;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is absent is null in an answer of this adapter, never missing. Other schemas may be called alike, and stay as they are. */
final class WholeAnswers implements ModelConverter {

    private static final String OURS = WholeAnswers.class.getPackageName() + ".";

    private static final Set<String> ANSWERS = Set.of(
            "Blocker",
            "Conflict",
            "Deletion",
            "DeletionOutcomes",
            "DeletionPlan",
            "Deletions",
            "HiddenBy",
            "Objection",
            "Progress",
            "Restore",
            "RestoreOutcomes",
            "Rows",
            "WatchedDeletion");

    /** Members that are absent for nothing. */
    private static final Set<String> SOMETIMES = Set.of("unseen");

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public @Nullable Schema resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        if (!others.hasNext()) {
            return null;
        }
        Schema resolved = others.next().resolve(type, context, others);
        answer(type).ifPresent(name -> complete(context.getDefinedModels().get(name)));
        return resolved;
    }

    private static Optional<String> answer(AnnotatedType type) {
        Class<?> shape = Json.mapper().constructType(type.getType()).getRawClass();
        return Optional.ofNullable(shape.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class))
                .map(io.swagger.v3.oas.annotations.media.Schema::name)
                .filter(name -> shape.getName().startsWith(OURS) && ANSWERS.contains(name));
    }

    private static void complete(@Nullable Schema<?> answer) {
        if (answer != null && answer.getProperties() != null) {
            answer.setRequired(answer.getProperties().keySet().stream()
                    .filter(member -> !SOMETIMES.contains(member))
                    .sorted()
                    .toList());
        }
    }
}
