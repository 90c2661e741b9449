package com.example.shop;

import dev.paranoid.domain.Paranoid;
import dev.paranoid.domain.ParanoidId;

/** A customer; who recommended the shop to her, if anybody did. */
@Paranoid("customers")
public record Customer(@ParanoidId long id, String name, String email, Long recommendedBy) {}
