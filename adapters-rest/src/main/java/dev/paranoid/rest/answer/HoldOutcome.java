package dev.paranoid.rest.answer;

import io.swagger.v3.oas.annotations.media.Schema;

/** What became of one of many holds to place or to release. */
@Schema(oneOf = {HoldBody.class, ProblemBody.class})
public sealed interface HoldOutcome permits HoldBody, ProblemBody {}
