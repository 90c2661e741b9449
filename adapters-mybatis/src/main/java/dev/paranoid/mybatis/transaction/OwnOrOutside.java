package dev.paranoid.mybatis.transaction;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Where plain reads go, which are asked for within transactions and outside.
 *
 * @param <M> a mapper
 * @param own sees what the running transaction has changed
 * @param outside used where none is running; best on connections with auto-commit on, or a COMMIT follows each read
 */
public record OwnOrOutside<M>(M own, M outside) {

    public M now() {
        return TransactionSynchronizationManager.isActualTransactionActive() ? own : outside;
    }
}
