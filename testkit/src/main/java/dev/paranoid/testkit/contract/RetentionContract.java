package dev.paranoid.testkit.contract;

import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.contract.retention.Expiring;
import dev.paranoid.testkit.contract.retention.Keeping;
import dev.paranoid.testkit.contract.retention.Modes;
import dev.paranoid.testkit.contract.retention.PurgingByHand;
import dev.paranoid.testkit.contract.retention.Recorded;
import dev.paranoid.testkit.contract.retention.Undoing;
import dev.paranoid.testkit.schema.TestSchema;
import org.junit.jupiter.api.Nested;

/** What the job that removes what has expired can be relied on for, where nothing is too large for a transaction. */
public abstract class RetentionContract {

    /** {@return an engine over these tables, empty, with nothing in its ledger} */
    protected abstract Engine engine(TestSchema schema, DeletionRules rules);

    @Nested
    class WhatHasExpired extends Expiring {
        WhatHasExpired() {
            super(RetentionContract.this::engine);
        }
    }

    @Nested
    class WhatIsPurgedByHand extends PurgingByHand {
        WhatIsPurgedByHand() {
            super(RetentionContract.this::engine);
        }
    }

    @Nested
    class WhatIsUndone extends Undoing {
        WhatIsUndone() {
            super(RetentionContract.this::engine);
        }
    }

    @Nested
    class WhatIsKept extends Keeping {
        WhatIsKept() {
            super(RetentionContract.this::engine);
        }
    }

    @Nested
    class WhatAModeKeeps extends Modes {
        WhatAModeKeeps() {
            super(RetentionContract.this::engine);
        }
    }

    @Nested
    class WhatIsRecorded extends Recorded {
        WhatIsRecorded() {
            super(RetentionContract.this::engine);
        }
    }
}
