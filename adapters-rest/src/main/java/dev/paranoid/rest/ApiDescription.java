package dev.paranoid.rest;

import dev.paranoid.application.request.RequestId;
import dev.paranoid.rest.problem.StrictRequests;
import dev.paranoid.rest.problem.Territory;
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
import java.util.Set;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/** What OpenAPI says of the whole, where springdoc is there to say it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({OpenAPI.class, GlobalOperationCustomizer.class})
class ApiDescription {

    private static final Set<RequestMethod> LATER = Set.of(RequestMethod.DELETE, RequestMethod.POST, RequestMethod.PUT);
    private static final Set<RequestMethod> KEYED =
            Set.of(RequestMethod.DELETE, RequestMethod.PATCH, RequestMethod.POST, RequestMethod.PUT);

    /** An application around this adapter has a title of its own. */
    @Bean
    @ConditionalOnBean(Territory.class)
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

    /** Every call that changes something takes a key; but for PATCH it may go on in the background, and takes a preference. */
    @Bean
    GlobalOperationCustomizer paranoidOperations() {
        return (operation, handler) -> {
            if (StrictRequests.concerns(handler)) {
                Set<RequestMethod> methods = methods(handler);
                if (methods.stream().anyMatch(KEYED::contains)) {
                    operation.addParametersItem(new HeaderParameter()
                            .name(IdempotencyKey.HEADER)
                            .description(
                                    "The same key and the same call return the first answer again; another call returns 422")
                            .schema(new StringSchema().maxLength(RequestId.LENGTH)));
                }
                if (methods.stream().anyMatch(LATER::contains)) {
                    mayBeAccepted(operation);
                }
            }
            return operation;
        };
    }

    private static Set<RequestMethod> methods(HandlerMethod handler) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
        return mapping == null ? Set.of() : Set.of(mapping.method());
    }

    private static void mayBeAccepted(Operation operation) {
        operation.addParametersItem(new HeaderParameter()
                .name(Preference.HEADER)
                .description(
                        "respond-async runs the call in the background, however small it is; wait=10 waits up to ten "
                                + "seconds, at most 60, for background work")
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
                                        "The work continues in the background; Location is the address of its progress")
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

    @Bean
    WholeAnswers paranoidWholeAnswers() {
        return new WholeAnswers();
    }
}
