package dev.paranoid.rest.controller;

import dev.paranoid.rest.answer.DeletionBody;
import dev.paranoid.rest.answer.ItemsBody;
import dev.paranoid.rest.answer.RestoreBody;
import dev.paranoid.rest.caller.Callers;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;

/** What OpenAPI says of parameters that several calls have, and of answers whose types do not say it since they may come later. */
final class Described {

    private Described() {}

    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(
            description = "The row's id, whatever characters it has",
            required = true,
            schema = @Schema(minLength = 1))
    @interface Id {}

    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(
            description = "Only the row of this id, whatever characters it has; without limit and after",
            schema = @Schema(minLength = 1))
    @interface OnlyId {}

    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(
            description = "Remove for good instead of hiding",
            schema =
                    @Schema(
                            allowableValues = {"0", "1", "false", "true"},
                            defaultValue = "0"))
    @interface Force {}

    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(description = "Why, for the ledger", schema = @Schema(minLength = 1, maxLength = 1000))
    @interface Reason {}

    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(
            description =
                    "What to do about other deletions that hide the row: refuse; lift the row's own deletion alone, "
                            + "so that the row stays hidden until they are gone; or restore them too",
            schema =
                    @Schema(
                            allowableValues = {"refuse", "lift", "restore"},
                            defaultValue = "refuse"))
    @interface ParentsChoice {}

    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(
            description = "false shows hidden rows too",
            schema =
                    @Schema(
                            allowableValues = {"true", "false"},
                            defaultValue = "true"))
    @interface Paranoid {}

    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(description = "only shows hidden rows alone", schema = @Schema(allowableValues = "only"))
    @interface Deleted {}

    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(
            description = "How many at most",
            schema = @Schema(type = "integer", minimum = "1", maximum = "500", defaultValue = "50"))
    @interface Limit {}

    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(description = "Continue after this: 'next' of the previous page", schema = @Schema(minLength = 1))
    @interface After {}

    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(schema = @Schema(allowableValues = {"active", "in-progress", "lifted", "purged", "refused"}))
    @interface State {}

    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(description = "Opened at that time or later", schema = @Schema(type = "string", format = "date-time"))
    @interface Since {}

    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(description = "Opened before that time", schema = @Schema(type = "string", format = "date-time"))
    @interface Until {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(
            name = Callers.BYPASS,
            in = ParameterIn.HEADER,
            description = "true bypasses a retention in the mode governance, which needs the right bypass-retention",
            schema = @Schema(allowableValues = {"true", "false"}))
    @interface Bypass {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(
            responseCode = "200",
            description = "Done",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = DeletionBody.class)))
    @interface OneDeletion {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(
            responseCode = "200",
            description = "Done",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = RestoreBody.class)))
    @interface OneRestore {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(
            responseCode = "200",
            description = "Done",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = ItemsBody.DeletionOutcomes.class)))
    @interface ManyDeletions {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(
            responseCode = "200",
            description = "Done",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = ItemsBody.RestoreOutcomes.class)))
    @interface ManyRestores {}
}
