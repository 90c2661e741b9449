package dev.paranoid.mybatis;

/** All statements, by what they are for. */
record Mappers(
        HideMapper hide,
        LiftMapper lift,
        RemoveMapper remove,
        ReachMapper reach,
        SliceMapper slice,
        LookMapper look,
        LedgerMapper ledger,
        InboxMapper inbox,
        ReadMapper read) {}
