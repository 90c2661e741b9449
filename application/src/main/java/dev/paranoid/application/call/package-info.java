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
 *
 * <h2>What others have locked</h2>
 *
 * <p>A batch in a transaction of its own is tried for half a second ({@code LockedItems}). Where somebody is in its way, one look with
 * {@code SKIP LOCKED} says whose roots are locked, and the others are carried out as one; where a row below is, halves find out whose
 * ({@code AroundLocked}). What is left is tried again until the time is over, and then answered {@code busy}. A batch that bears a key,
 * or belongs to a caller's transaction, is done wholly or not at all: all of it is busy.
 */
@NullMarked
package dev.paranoid.application.call;

import org.jspecify.annotations.NullMarked;
