package com.example.shop;

import dev.paranoid.application.RecycleBin;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.Restoration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The only place that speaks of deletion. */
@Service
class CustomerService {

    private final RecycleBin bin;
    private final CustomerMapper customers;

    CustomerService(RecycleBin bin, CustomerMapper customers) {
        this.bin = bin;
        this.customers = customers;
    }

    /** Hides her with her orders and their lines, and says goodbye: both, or neither. */
    @Transactional
    Deletion leave(long customer, String why) {
        customers.sayGoodbye(customer);
        return bin.because(why).delete("customers", customer);
    }

    /** Brings back exactly that. */
    Restoration comeBack(long customer) {
        return bin.restore("customers", customer);
    }
}
