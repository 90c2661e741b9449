package dev.paranoid.mybatis;

import dev.paranoid.mybatis.migration.InstalledFeatures;
import dev.paranoid.mybatis.schema.Schema;
import dev.paranoid.mybatis.statement.Statements;
import dev.paranoid.mybatis.transaction.OwnOrOutside;

/**
 * What ports are put together from.
 *
 * @param statements within transactions
 * @param outside what is read outside of transactions
 * @param installed which of Paranoid's own tables are there
 */
record Wiring(Schema schema, Statements statements, Statements outside, InstalledFeatures installed) {

    <M> M mapper(Class<M> mapper) {
        return statements.mapper(mapper);
    }

    <M> OwnOrOutside<M> reads(Class<M> mapper) {
        return new OwnOrOutside<>(statements.mapper(mapper), outside.mapper(mapper));
    }
}
