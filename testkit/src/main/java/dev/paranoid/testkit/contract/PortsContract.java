package dev.paranoid.testkit.contract;

import dev.paranoid.testkit.contract.port.AcceptedRequestsContract;
import dev.paranoid.testkit.contract.port.ChildRowsContract;
import dev.paranoid.testkit.contract.port.CollectedRowsContract;
import dev.paranoid.testkit.contract.port.DeletionLedgerContract;
import dev.paranoid.testkit.contract.port.DetachmentsContract;
import dev.paranoid.testkit.contract.port.EntityReaderContract;
import dev.paranoid.testkit.contract.port.EntityStoreContract;
import dev.paranoid.testkit.contract.port.FrontierContract;
import dev.paranoid.testkit.contract.port.HoldLedgerContract;
import dev.paranoid.testkit.contract.port.JobsContract;
import dev.paranoid.testkit.contract.port.LedgerRequestsContract;
import dev.paranoid.testkit.contract.port.RowAccessContract;
import dev.paranoid.testkit.contract.port.TransactionsContract;
import dev.paranoid.testkit.contract.port.value.GivenValuesContract;
import dev.paranoid.testkit.contract.port.value.UniqueValuesContract;
import dev.paranoid.testkit.contract.scenario.Workbench;
import dev.paranoid.testkit.schema.TestSchema;
import org.junit.jupiter.api.Nested;

/** What each of the ports promises, for whoever implements them. */
public abstract class PortsContract {

    /** {@return ports over these tables, and the engine that was made of them; all empty} */
    protected abstract Workbench workbench(TestSchema schema);

    @Nested
    class TransactionsKeepTheirPromise extends TransactionsContract {
        TransactionsKeepTheirPromise() {
            super(PortsContract.this::workbench);
        }
    }

    @Nested
    class TheLedgerKeepsItsPromise extends DeletionLedgerContract {
        TheLedgerKeepsItsPromise() {
            super(PortsContract.this::workbench);
        }
    }

    @Nested
    class TheLedgerKeepsWhoAsked extends LedgerRequestsContract {
        TheLedgerKeepsWhoAsked() {
            super(PortsContract.this::workbench);
        }
    }

    @Nested
    class HoldsKeepTheirPromise extends HoldLedgerContract {
        HoldsKeepTheirPromise() {
            super(PortsContract.this::workbench);
        }
    }

    @Nested
    class TheStoreKeepsItsPromise extends EntityStoreContract {
        TheStoreKeepsItsPromise() {
            super(PortsContract.this::workbench);
        }
    }

    @Nested
    class TheStoreKeepsItsPromiseAboutUniqueValues extends UniqueValuesContract {
        TheStoreKeepsItsPromiseAboutUniqueValues() {
            super(PortsContract.this::workbench);
        }
    }

    @Nested
    class TheStoreKeepsItsPromiseAboutChildren extends ChildRowsContract {
        TheStoreKeepsItsPromiseAboutChildren() {
            super(PortsContract.this::workbench);
        }
    }

    @Nested
    class TheStoreKeepsItsPromiseAboutDetachedKeys extends DetachmentsContract {
        TheStoreKeepsItsPromiseAboutDetachedKeys() {
            super(PortsContract.this::workbench);
        }
    }

    @Nested
    class TheStoreKeepsItsPromiseAboutGivenValues extends GivenValuesContract {
        TheStoreKeepsItsPromiseAboutGivenValues() {
            super(PortsContract.this::workbench);
        }
    }

    @Nested
    class TheReaderKeepsItsPromise extends EntityReaderContract {
        TheReaderKeepsItsPromise() {
            super(PortsContract.this::workbench);
        }
    }

    @Nested
    class WhatIsOnesOwn extends RowAccessContract {
        WhatIsOnesOwn() {
            super(PortsContract.this::workbench);
        }
    }

    @Nested
    class TheFrontierKeepsItsPromise extends FrontierContract {
        TheFrontierKeepsItsPromise() {
            super(PortsContract.this::workbench);
        }
    }

    @Nested
    class CollectedRowsKeepTheirPromise extends CollectedRowsContract {
        CollectedRowsKeepTheirPromise() {
            super(PortsContract.this::workbench);
        }
    }

    @Nested
    class JobsKeepTheirPromise extends JobsContract {
        JobsKeepTheirPromise() {
            super(PortsContract.this::workbench);
        }
    }

    @Nested
    class AcceptedRequestsKeepTheirPromise extends AcceptedRequestsContract {
        AcceptedRequestsKeepTheirPromise() {
            super(PortsContract.this::workbench);
        }
    }
}
