package dev.paranoid.mybatis;

import dev.paranoid.application.port.BatchListener;
import dev.paranoid.application.port.message.DeletionEvents;
import dev.paranoid.application.port.message.FinalAnswers;
import dev.paranoid.application.port.message.HoldEvents;
import dev.paranoid.application.port.row.RowListener;

/**
 * Those whom the engine tells something.
 *
 * @param events of what happens to deletions
 * @param holds of holds that are placed and released
 * @param answers of the final answers to requests that were accepted
 * @param batches of transactions that calls share
 * @param worker that there is work in the background
 * @param rows of which types rows are written
 */
record Listeners(
        DeletionEvents events,
        HoldEvents holds,
        FinalAnswers answers,
        BatchListener batches,
        Runnable worker,
        RowListener rows) {}
