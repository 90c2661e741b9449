package com.example.shop;

/** A customer; who recommended the shop to her, if anybody did. */
public record Customer(long id, String name, String email, Long recommendedBy) {}
