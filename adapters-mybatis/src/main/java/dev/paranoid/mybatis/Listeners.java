package dev.paranoid.mybatis;

import dev.paranoid.application.port.BatchListener;
import dev.paranoid.application.port.message.DeletionEvents;
import dev.paranoid.application.port.message.FinalAnswers;

/**
 * Those whom the engine tells something.
 *
 * @param events of what happens to deletions
 * @param answers of the final answers to requests that were accepted
 * @param batches of transactions that calls share
 * @param worker that there is work in the background
 */
record Listeners(DeletionEvents events, FinalAnswers answers, BatchListener batches, Runnable worker) {}
