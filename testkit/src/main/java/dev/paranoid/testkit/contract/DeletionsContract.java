package dev.paranoid.testkit.contract;

import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.contract.call.Batches;
import dev.paranoid.testkit.contract.call.Following;
import dev.paranoid.testkit.contract.call.Ids;
import dev.paranoid.testkit.contract.call.ListedDeletions;
import dev.paranoid.testkit.contract.call.LongTexts;
import dev.paranoid.testkit.contract.call.Policies;
import dev.paranoid.testkit.contract.call.PreviewAccuracy;
import dev.paranoid.testkit.contract.call.Reading;
import dev.paranoid.testkit.contract.call.Repeats;
import dev.paranoid.testkit.contract.law.Consequences;
import dev.paranoid.testkit.contract.law.Cycles;
import dev.paranoid.testkit.contract.law.Detaching;
import dev.paranoid.testkit.contract.law.HiddenByOthers;
import dev.paranoid.testkit.contract.law.InTheWay;
import dev.paranoid.testkit.contract.law.JoinTables;
import dev.paranoid.testkit.contract.law.MadeLiveByOthers;
import dev.paranoid.testkit.contract.law.MovedByOthers;
import dev.paranoid.testkit.contract.law.Relations;
import dev.paranoid.testkit.contract.law.RemovedByOthers;
import dev.paranoid.testkit.contract.law.RightsToOtherRows;
import dev.paranoid.testkit.contract.law.UniqueKeys;
import dev.paranoid.testkit.contract.law.UnseenRows;
import dev.paranoid.testkit.contract.retention.Holding;
import dev.paranoid.testkit.contract.retention.RemovingForGood;
import dev.paranoid.testkit.contract.retention.WrongHolds;
import dev.paranoid.testkit.schema.TestSchema;
import org.junit.jupiter.api.Nested;

/** All that callers of {@code Deletions} and {@code Entities} can rely on, whatever is below. */
public abstract class DeletionsContract {

    /** {@return an engine over these tables, empty, with nothing in its ledger} */
    protected abstract Engine engine(TestSchema schema, DeletionRules rules);

    @Nested
    class TheLaw extends Consequences {
        TheLaw() {
            super(DeletionsContract.this::engine);
        }
    }

    @Nested
    class WhatRelationsDo extends Relations {
        WhatRelationsDo() {
            super(DeletionsContract.this::engine);
        }
    }

    @Nested
    class SetNull extends Detaching {
        SetNull() {
            super(DeletionsContract.this::engine);
        }
    }

    @Nested
    class TypesThatAreNotParanoid extends JoinTables {
        TypesThatAreNotParanoid() {
            super(DeletionsContract.this::engine);
        }
    }

    @Nested
    class Circles extends Cycles {
        Circles() {
            super(DeletionsContract.this::engine);
        }
    }

    @Nested
    class Restores extends InTheWay {
        Restores() {
            super(DeletionsContract.this::engine);
        }
    }

    @Nested
    class UniqueValues extends UniqueKeys {
        UniqueValues() {
            super(DeletionsContract.this::engine);
        }
    }

    @Nested
    class ManyAtOnce extends Batches {
        ManyAtOnce() {
            super(DeletionsContract.this::engine);
        }
    }

    @Nested
    class WhatIsHeld extends Holding {
        WhatIsHeld() {
            super(DeletionsContract.this::engine);
        }
    }

    @Nested
    class WhatCannotBeHeld extends WrongHolds {
        WhatCannotBeHeld() {
            super(DeletionsContract.this::engine);
        }
    }

    @Nested
    class RemovalForGood extends RemovingForGood {
        RemovalForGood() {
            super(DeletionsContract.this::engine);
        }
    }

    @Nested
    class RowsHiddenByOthers extends HiddenByOthers {
        RowsHiddenByOthers() {
            super(DeletionsContract.this::engine);
        }
    }

    @Nested
    class RowsMadeLiveByOthers extends MadeLiveByOthers {
        RowsMadeLiveByOthers() {
            super(DeletionsContract.this::engine);
        }
    }

    @Nested
    class PoliciesAndRetention extends Policies {
        PoliciesAndRetention() {
            super(DeletionsContract.this::engine);
        }
    }

    @Nested
    class LookingAhead extends PreviewAccuracy {
        LookingAhead() {
            super(DeletionsContract.this::engine);
        }
    }

    @Nested
    class Rows extends Reading {
        Rows() {
            super(DeletionsContract.this::engine);
        }
    }

    @Nested
    class TheRecycleBin extends ListedDeletions {
        TheRecycleBin() {
            super(DeletionsContract.this::engine);
        }
    }

    @Nested
    class FormsOfIds extends Ids {
        FormsOfIds() {
            super(DeletionsContract.this::engine);
        }
    }

    @Nested
    class RootsThatOthersRemove extends RemovedByOthers {
        RootsThatOthersRemove() {
            super(DeletionsContract.this::engine);
        }
    }

    @Nested
    class RowsThatOthersMove extends MovedByOthers {
        RowsThatOthersMove() {
            super(DeletionsContract.this::engine);
        }
    }

    @Nested
    class ThoseWhoFollow extends Following {
        ThoseWhoFollow() {
            super(DeletionsContract.this::engine);
        }
    }

    @Nested
    class WhatOneMayNotRead extends UnseenRows {
        WhatOneMayNotRead() {
            super(DeletionsContract.this::engine);
        }
    }

    @Nested
    class WhatOneMayNotDoToRowsThatGoAlong extends RightsToOtherRows {
        WhatOneMayNotDoToRowsThatGoAlong() {
            super(DeletionsContract.this::engine);
        }
    }

    @Nested
    class LengthsOfTexts extends LongTexts {
        LengthsOfTexts() {
            super(DeletionsContract.this::engine);
        }
    }

    @Nested
    class CarriedOutOnce extends Repeats {
        CarriedOutOnce() {
            super(DeletionsContract.this::engine);
        }
    }
}
