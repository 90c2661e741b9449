package com.example.shop;

import dev.paranoid.domain.deletion.Answer;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/customers")
class CustomerController {

    private final CustomerMapper customers;
    private final OrderMapper orders;
    private final CustomerService service;

    CustomerController(CustomerMapper customers, OrderMapper orders, CustomerService service) {
        this.customers = customers;
        this.orders = orders;
        this.service = service;
    }

    @GetMapping
    List<Customer> all() {
        return customers.all();
    }

    @GetMapping("/{id}/orders")
    List<OrderSummary> orders(@PathVariable long id) {
        return orders.ofCustomers(List.of(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(@PathVariable long id) {
        done(service.leave(id));
    }

    @PutMapping("/{id}/restored")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void comeBack(@PathVariable long id) {
        done(service.comeBack(id));
    }

    /** A refusal says in words what is in the way. */
    private static void done(Answer<?> answer) {
        if (answer instanceof Answer.Refused<?> refused) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, refused.refusal().detail());
        }
    }
}
