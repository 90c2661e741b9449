package dev.paranoid.mybatis;

import org.jspecify.annotations.Nullable;

/**
 * Parents with their children, up to a limit.
 *
 * @param amount how many parents; fewer than there are where the limit was reached
 * @param last key of the last; null where there is none
 * @param children how many children these have
 */
record PairsRow(long amount, @Nullable String last, long children) {}
