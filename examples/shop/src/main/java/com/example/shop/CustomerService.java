package com.example.shop;

import dev.paranoid.application.Caller;
import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Parents;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Restoration;
import java.util.List;
import org.springframework.stereotype.Service;

/** The only place that speaks of deletion. */
@Service
class CustomerService {

    private static final Caller SHOP = Caller.anonymous("shop");

    private final Deletions deletions;

    CustomerService(Deletions deletions) {
        this.deletions = deletions;
    }

    /** Hides her with her orders and their lines. */
    Answer<Deleted> leave(long customer) {
        return deletions
                .delete(SHOP, DeletionMode.SOFT, List.of(DeleteRequest.of(ref(customer))))
                .get(0);
    }

    /** Brings back exactly that. */
    Answer<Restoration> comeBack(long customer) {
        return deletions.restore(SHOP, Parents.REFUSE, List.of(ref(customer))).get(0);
    }

    private static EntityRef ref(long customer) {
        return new EntityRef("customers", Long.toString(customer));
    }
}
