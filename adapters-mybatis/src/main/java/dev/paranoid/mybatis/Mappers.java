package dev.paranoid.mybatis;

/** All statements, by what they are for. */
record Mappers(
        HideMapper hide,
        LiftMapper lift,
        RemoveMapper remove,
        LookMapper look,
        LedgerMapper ledger,
        InboxMapper inbox,
        ReadMapper read) {}
