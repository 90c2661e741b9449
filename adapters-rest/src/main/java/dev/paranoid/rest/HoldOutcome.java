package dev.paranoid.rest;

import io.swagger.v3.oas.annotations.media.Schema;

/** What became of one of many holds to place or to release. */
@Schema(oneOf = {HoldBody.class, ProblemBody.class})
sealed interface HoldOutcome permits HoldBody, ProblemBody {}
