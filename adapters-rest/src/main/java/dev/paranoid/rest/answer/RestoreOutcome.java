package dev.paranoid.rest.answer;

import io.swagger.v3.oas.annotations.media.Schema;

/** What became of one row of many to restore. */
@Schema(oneOf = {RestoreBody.class, ProblemBody.class})
public sealed interface RestoreOutcome permits RestoreBody, ProblemBody {}
