/**
 * What every call works with: its ports, and attempts that leave out what stands in the way of the rest.
 *
 * <h2>Too much for one transaction</h2>
 *
 * <p>A transaction touches at most {@code paranoid.background.above} rows, however many items it has
 * ({@code BudgetedTransactions}). Each SELECT reads one row more than is left, so nothing has to be counted before.
 * Where it is too much, {@code Attempts} rolls back and halves the batch. An item that is too large alone goes on in
 * the background, and the others are done at once. Restores of one batch that need each other, or want the same unique
 * value, stay together.
 */
@NullMarked
package dev.paranoid.application.call;

import org.jspecify.annotations.NullMarked;
