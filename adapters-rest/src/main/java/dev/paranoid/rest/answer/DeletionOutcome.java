package dev.paranoid.rest.answer;

import io.swagger.v3.oas.annotations.media.Schema;

/** What became of one row of many to delete. */
@Schema(oneOf = {DeletionBody.class, ProblemBody.class})
public sealed interface DeletionOutcome permits DeletionBody, ProblemBody {}
