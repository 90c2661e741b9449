package dev.paranoid.rest;

import dev.paranoid.application.request.RequestId;
import dev.paranoid.rest.request.IdempotencyKey;
import dev.paranoid.rest.request.Preference;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What OpenAPI says of the whole, where springdoc is there to say it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({OpenAPI.class, OpenApiCustomizer.class})
class ApiDescription {

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

    @Bean
    @ConditionalOnMissingBean
    OpenAPI paranoidOpenApi(@Value("${server.servlet.context-path:/}") String context) {
        return new OpenAPI()
                .info(new Info()
                        .title("Paranoid")
                        .version("1")
                        .description("Deletes that can be undone. Note: force removes for good.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url(context)));
    }

    /** Every call that changes something takes a key. */
    @Bean
    OpenApiCustomizer paranoidIdempotencyKeys() {
        return api -> api.getPaths()
                .values()
                .forEach(path -> Stream.of(path.getDelete(), path.getPatch(), path.getPost(), path.getPut())
                        .filter(Objects::nonNull)
                        .forEach(operation -> operation.addParametersItem(new HeaderParameter()
                                .name(IdempotencyKey.HEADER)
                                .description(
                                        "The same key and the same call have the first answer again; another call has 422")
                                .schema(new StringSchema().maxLength(RequestId.LENGTH)))));
    }

    /** Every call that may go on in the background takes a preference, and may be answered so. */
    @Bean
    OpenApiCustomizer paranoidPreferences() {
        return api -> api.getPaths()
                .values()
                .forEach(path -> Stream.of(path.getDelete(), path.getPost(), path.getPut())
                        .filter(Objects::nonNull)
                        .forEach(ApiDescription::mayBeAccepted));
    }

    private static void mayBeAccepted(Operation operation) {
        operation.addParametersItem(new HeaderParameter()
                .name(Preference.HEADER)
                .description(
                        "respond-async goes on in the background, however small it is; wait=10 waits up to ten seconds,"
                                + " at most 60, for what goes on in the background")
                .schema(new StringSchema()));
        ApiResponse done = operation.getResponses().get("200");
        if (done != null && done.getContent() != null) {
            done.getContent().values().forEach(ApiDescription::onlyWhatIsDescribed);
        }
        operation
                .getResponses()
                .addApiResponse(
                        "202",
                        new ApiResponse()
                                .description(
                                        "It goes on in the background; Location tells where to ask how far it has come")
                                .content(done == null ? null : done.getContent()));
    }

    /** An answer that may come later is declared as any object, which says nothing beside what it is described as. */
    @SuppressWarnings("rawtypes") // as OpenAPI's own model has them
    private static void onlyWhatIsDescribed(MediaType json) {
        Schema<?> declared = json.getSchema();
        List<Schema> either = declared.getOneOf();
        if (either != null) {
            either.stream()
                    .filter(schema -> schema.get$ref() != null)
                    .findFirst()
                    .ifPresent(json::setSchema);
        }
    }

    /** What is absent is null in an answer, never missing. */
    @Bean
    @SuppressWarnings("rawtypes") // as OpenAPI's own model has them
    OpenApiCustomizer paranoidAnswersAreWhole() {
        return api -> api.getComponents().getSchemas().entrySet().stream()
                .filter(schema -> ANSWERS.contains(schema.getKey()))
                .forEach(schema -> whole(schema.getValue()));
    }

    private static void whole(Schema<?> answer) {
        answer.setRequired(answer.getProperties().keySet().stream()
                .filter(member -> !SOMETIMES.contains(member))
                .sorted()
                .toList());
    }
}
