package com.example.shop;

import java.math.BigDecimal;

/** An order with what its lines come to; the customer is null where there is none. */
public record OrderSummary(long id, String customer, int lines, BigDecimal total) {}
