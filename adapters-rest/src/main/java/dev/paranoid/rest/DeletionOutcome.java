package dev.paranoid.rest;

import io.swagger.v3.oas.annotations.media.Schema;

/** What became of one row of many to delete. */
@Schema(oneOf = {DeletionBody.class, ProblemBody.class})
sealed interface DeletionOutcome permits DeletionBody, ProblemBody {}
