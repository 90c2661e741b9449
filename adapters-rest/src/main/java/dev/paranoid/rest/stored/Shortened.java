package dev.paranoid.rest.stored;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/**
 * What a repeated answer says of the items that it no longer names one by one.
 *
 * @param items how many there were
 * @param done of how many what was asked was done
 * @param refused how many were refused, by code
 */
@Schema(
        name = "Shortened",
        description =
                "Only in a repeated answer that was too large to be kept: what became of the items, which are not listed")
public record Shortened(
        int items,
        int done,

        @Schema(description = "How many were refused, by code", example = "{\"not-found\":1}")
        Map<String, Integer> refused) {}
