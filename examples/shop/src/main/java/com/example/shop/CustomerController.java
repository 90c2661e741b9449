package com.example.shop;

import dev.paranoid.application.DeletionRefused;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is refused, {@link DeletionRefused}, is answered with its status and in words, by itself. */
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
    void leave(@PathVariable long id, @RequestParam(defaultValue = "she asked to") String why) {
        service.leave(id, why);
    }

    @PutMapping("/{id}/restored")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void comeBack(@PathVariable long id) {
        service.comeBack(id);
    }
}
