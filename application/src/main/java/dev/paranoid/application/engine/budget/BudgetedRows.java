package dev.paranoid.application.engine.budget;

import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.application.port.row.Lock;

/**
 * Rows, as many as a budget allows.
 *
 * @param store where they are
 * @param budget how many may still be touched
 * @param lock how they are read: exclusively, or not at all where nothing is to change
 */
public record BudgetedRows(EntityStore store, RowBudget budget, Lock lock) {}
