package dev.paranoid.application.port.row;

import dev.paranoid.domain.RowKey;
import java.util.Optional;

/**
 * Two rows of a type that cannot be live together.
 *
 * @param key name of the unique key
 * @param table name of the table
 * @param restored the row that would become live
 * @param holder the other one
 * @param holderMark its mark; empty where it is live
 */
public record Clash(String key, String table, RowKey restored, RowKey holder, Optional<Mark> holderMark) {}
